import { REFERENCE_KINDS, type ReferenceKind } from '#catalogue/references/reference-kinds.ts';
import type { FaultText } from './fault-text.ts';

/** Faults of references between records; each kind of reference has its own `unknown-…`. */
export const REFERENCE_FAULTS = {
  ...(Object.fromEntries(
    Object.entries(REFERENCE_KINDS).map(([kind, { words }]) => [
      `unknown-${kind}`,
      {
        level: 'error',
        what: {
          vi: `Không có hồ sơ nào mang id "{id}" (${words.vi}).`,
          en: `There is no record with the id "{id}" (${words.en}).`,
        },
        hint: {
          vi: 'Xem lại chính tả, hoặc lập hồ sơ đó trước.',
          en: 'Check the spelling, or make that record first.',
        },
      },
    ]),
  ) as Record<`unknown-${ReferenceKind}`, FaultText>),
  'wrong-reference-type': {
    level: 'error',
    what: {
      vi: '"{id}" là {found}, nhưng {kind} phải là {expected}.',
      en: '"{id}" is a {found}, but the {kind} must be a {expected}.',
    },
    hint: {
      vi: 'Trỏ tới một hồ sơ đúng loại, hoặc chuyển id sang trường khác.',
      en: 'Point to a record of the right type, or move the id to another field.',
    },
  },
  'reference-to-withdrawn': {
    level: 'warning',
    what: {
      vi: '"{id}" ({kind}) đã được rút; mục này sẽ không hiện ra.',
      en: '"{id}" ({kind}) has been withdrawn; it will not be shown.',
    },
    hint: {
      vi: 'Bỏ chỗ nhắc tới nó khi có dịp; bản dựng vẫn tiếp tục.',
      en: 'Take the mention out when you can; the build goes on.',
    },
  },
} satisfies Record<string, FaultText>;
