import { describe, expect, test } from 'vitest';
import { goldenRecords } from '#tests/golden/search/records.ts';
import { meilisearchDocuments } from './documents.ts';
import { meilisearchSettings } from './settings.ts';

const documents = new Map(
  Array.from(meilisearchDocuments(goldenRecords(), ['vi', 'en']), ({ document }) => [
    document.id,
    document,
  ]),
);
const settings = meilisearchSettings(['vi', 'en']);

describe('documents for Meilisearch', () => {
  test('texts are in fields of their language; a language it cannot cut is with the others', () => {
    expect(documents.get('kate')).toMatchObject({
      title_vi: ['Lễ hội Katê'],
      title_en: ['Katê festival'],
      context_vi: ['Chăm'],
      type: ['festival'],
      community: ['cham'],
    });
    expect(documents.get('ok-om-bok')?.['title_km']).toEqual(['អកអំបុក']);
    expect(documents.get('nguyen-tieu')?.['title_zh']).toEqual(['元宵节']);
    expect(documents.get('e-de')?.['names_x-other']).toEqual(['Rade']);
  });

  test('every field that may be searched is declared, and only those of languages it knows have a language', () => {
    const declared = new Set(settings.searchableAttributes);
    const texts = [...documents.values()].flatMap((document) =>
      Object.keys(document).filter((field) =>
        /^(title|names|terms|context|minor|texts|joined|hidden|whole)/.test(field),
      ),
    );
    expect(texts.filter((field) => !declared.has(field))).toEqual([]);
    expect(settings.localizedAttributes).toEqual([
      { attributePatterns: ['*_vi'], locales: ['vie'] },
      { attributePatterns: ['*_en'], locales: ['eng'] },
      { attributePatterns: ['*_km'], locales: ['khm'] },
      { attributePatterns: ['*_zh'], locales: ['zho'] },
    ]);
  });

  test('a name that only search may know is in a field that is never shown', () => {
    const shown = settings.displayedAttributes ?? [];
    expect(documents.get('e-de')?.['hidden']).toEqual(['Xyzexonym']);
    for (const document of documents.values()) {
      const answer = Object.fromEntries(shown.map((field) => [field, document[field]]));
      expect(JSON.stringify(answer).toLowerCase()).not.toContain('xyzexonym');
    }
    expect(shown).not.toContain('*');
    expect(settings.filterableAttributes).not.toContain('hidden');
  });

  test('what is outside channel search is no document and in none', () => {
    expect(documents.has('hidden-feast')).toBe(false);
    expect(JSON.stringify([...documents.values()])).not.toMatch(/Kinbatrang|Zuvolenka/);
  });

  test('slips of the hand are forgiven in names alone', () => {
    const strict = new Set(settings.typoTolerance?.disableOnAttributes);
    expect(settings.searchableAttributes?.filter((field) => !strict.has(field))).toEqual([
      'nearly',
      'nearly_around',
    ]);
  });
});
