import { z } from 'zod';
import type { Bilingual } from '#domain/archive-error.ts';
import { CHANNELS, DEFAULT_CHANNELS, LICENCES } from '#domain/public/vocabulary.ts';
import { isIsoDate, isLanguageTag } from '#domain/text.ts';
import type { Choices } from '../known-records.ts';

export const GIVERS = ['self', 'guardian', 'family', 'community'] as const;
export const WAYS = ['spoken-before-witness', 'written', 'recorded'] as const;
/** Can anybody be recognised, and did they agree? */
export const AGREEMENTS = ['unknown', 'nobody', 'agreed'] as const;

/** Who may see it; empty: to be decided later, and until then nobody. */
export const LEVELS = ['', 'public', 'custodians'] as const;

/** What people say about the files they send: of a batch, or of one file. Nothing of it must be said. */
export const Description = z.object({
  title: z.string().default(''),
  /** What is seen or heard, for those who cannot. */
  alt: z.string().default(''),
  community: z.string().default(''),
  creator: z.string().default(''),
  licence: z.string().default(''),
  speech: z.string().default(''),
  place: z.string().default(''),
  /** Empty: as the file itself says. */
  madeOn: z.string().default(''),
  agreement: z.enum(AGREEMENTS).default('unknown'),
  level: z.enum(LEVELS).default(''),
  person: z.string().default(''),
  givenBy: z.enum(GIVERS).default('self'),
  how: z.enum(WAYS).default('spoken-before-witness'),
  givenOn: z.string().default(''),
  until: z.string().default(''),
  channels: z.array(z.enum(CHANNELS)).default([...DEFAULT_CHANNELS]),
});
export type Description = z.output<typeof Description>;
export type Faults = Partial<Record<keyof Description, Bilingual>>;

export const NO_DESCRIPTION: Description = Description.parse({});

const LONGEST_CHARS = 2000;

/** Reads a form; what is wrong is told by field, and what was typed stays as it was. */
export function readDescription(
  form: URLSearchParams,
  { choices, today }: { choices: Choices; today: string },
): { description: Description; faults: Faults } {
  const text = (name: keyof Description) => (form.get(name) ?? '').trim().slice(0, LONGEST_CHARS);
  const oneOf = <T extends string>(name: keyof Description, allowed: readonly T[], usual: T): T =>
    allowed.find((each) => each === form.get(name)) ?? usual;
  const description: Description = {
    title: text('title'),
    alt: text('alt'),
    community: text('community'),
    creator: text('creator'),
    licence: text('licence'),
    speech: text('speech'),
    place: text('place'),
    madeOn: text('madeOn'),
    agreement: oneOf('agreement', AGREEMENTS, 'unknown'),
    level: oneOf('level', LEVELS, ''),
    person: text('person'),
    givenBy: oneOf('givenBy', GIVERS, 'self'),
    how: oneOf('how', WAYS, 'spoken-before-witness'),
    givenOn: text('givenOn'),
    until: text('until'),
    channels: CHANNELS.filter((channel) => form.getAll('channels').includes(channel)),
  };
  return { description, faults: faultsIn(description, { choices, today }) };
}

function faultsIn(
  description: Description,
  { choices, today }: { choices: Choices; today: string },
): Faults {
  const { community, place, person, speech, licence, madeOn, agreement, givenOn, until } =
    description;
  const faults: Faults = {};
  const isIn = (id: string, list: readonly { id: string }[]) =>
    id === '' || list.some((each) => each.id === id);
  if (!isIn(community, choices.communities)) faults.community = NOT_IN_LIST;
  if (!isIn(place, choices.places)) faults.place = NOT_IN_LIST;
  if (!isIn(person, choices.people)) faults.person = NOT_IN_LIST;
  if (speech !== '' && !isLanguageTag(speech)) faults.speech = NOT_IN_LIST;
  if (licence !== '' && !(licence in LICENCES)) faults.licence = NOT_IN_LIST;
  for (const field of ['madeOn', 'givenOn', 'until'] as const) {
    const date = description[field];
    if (date !== '' && !isIsoDate(date)) faults[field] = NO_DATE;
  }
  if (faults.madeOn === undefined && madeOn > today) faults.madeOn = NOT_YET;
  if (faults.givenOn === undefined && givenOn > today) faults.givenOn = NOT_YET;
  if (agreement === 'unknown' && description.level === 'public') faults.level = ASK_FIRST;
  if (agreement !== 'agreed') return faults;
  if (givenOn === '') faults.givenOn = WHEN_AGREED;
  if (until !== '' && givenOn !== '' && until < givenOn) faults.until = ENDS_EARLY;
  if (description.channels.length === 0) faults.channels = NO_CHANNEL;
  return faults;
}

const NOT_IN_LIST: Bilingual = {
  vi: 'Hãy chọn một mục trong danh sách, hoặc để trống.',
  en: 'Choose one from the list, or leave it empty.',
};
const NO_DATE: Bilingual = { vi: 'Không có ngày này.', en: 'There is no such day.' };
const NOT_YET: Bilingual = { vi: 'Ngày này chưa tới.', en: 'This day has not come yet.' };
const WHEN_AGREED: Bilingual = {
  vi: 'Ghi ngày người ấy đồng ý.',
  en: 'Say on which day they agreed.',
};
const ENDS_EARLY: Bilingual = {
  vi: 'Ngày hết hạn phải sau ngày đồng ý.',
  en: 'The last day must come after the day of agreeing.',
};
const ASK_FIRST: Bilingual = {
  vi: 'Có người mà chưa hỏi thì chưa để mọi người xem được. Hỏi rồi ghi lời đồng ý ở trên, hoặc để quyết định sau.',
  en: 'With people in it who were not asked it cannot be open to everybody. Ask, and write their yes above, or decide later.',
};
const NO_CHANNEL: Bilingual = {
  vi: 'Chọn ít nhất một nơi được dùng.',
  en: 'Choose at least one use.',
};
