import type { PlaceKind } from '#domain/public/facts.ts';
import type { PublicRecordOfType } from '#domain/public/record.ts';
import { given, list, type Node, named, type RecordOnPage } from './node.ts';

const CLASS_OF_KIND: Readonly<Partial<Record<PlaceKind, string>>> = {
  province: 'AdministrativeArea',
  'former-province': 'AdministrativeArea',
  'former-district': 'AdministrativeArea',
  commune: 'AdministrativeArea',
  temple: 'PlaceOfWorship',
};

/** A place (https://schema.org/Place). A point rounded to a province is none, as on the page. */
export function place({ facts }: PublicRecordOfType<'place'>, shown: RecordOnPage): Node {
  const { kind, parent, coordinates, codes } = facts;
  const isPoint = coordinates !== null && coordinates.precision !== 'province';
  return {
    '@type': CLASS_OF_KIND[kind] ?? 'Place',
    ...given('containedInPlace', named(parent, 'Place', shown)),
    ...(isPoint
      ? {
          geo: {
            '@type': 'GeoCoordinates',
            latitude: coordinates.lat,
            longitude: coordinates.lon,
          },
        }
      : {}),
    ...list(
      'identifier',
      codes.map(({ scheme, code }) => ({
        '@type': 'PropertyValue',
        propertyID: scheme,
        value: code,
      })),
    ),
  };
}
