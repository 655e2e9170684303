import type { ReferenceKind } from '#catalogue/references/reference-kinds.ts';
import type { Bilingual } from '#domain/archive-error.ts';

export interface FaultView {
  level: 'error' | 'warning';
  what: Bilingual;
  hint: Bilingual;
}

export interface OptionView {
  /** What choosing it brings about. */
  means?: Bilingual | null;
  value: string;
  label: Bilingual;
}

export interface WordsView {
  lang: string;
  /** Name of the input. */
  name: string;
  words: string;
}

export interface RowView {
  /** Name of the row among inputs, and what takes it away. */
  name: string;
  field: FieldView;
  isNew: boolean;
}

/** One field of a form as its page shows it. */
export type FieldView = {
  /** Name among inputs, without its prefix; also the id of the input. */
  name: string;
  label: Bilingual;
  help: Bilingual | null;
  isRequired: boolean;
  faults: readonly FaultView[];
} & (
  | { shape: 'line'; input: 'text' | 'number' | 'date' | 'url'; value: string }
  | { shape: 'area'; value: string }
  | { shape: 'select'; value: string; options: readonly OptionView[] }
  | { shape: 'checks'; chosen: readonly string[]; options: readonly OptionView[] }
  | { shape: 'reference'; value: string; to: ReferenceKind; alike: readonly string[] }
  | { shape: 'words'; words: readonly WordsView[]; isLong: boolean; sources: FieldView | null }
  | { shape: 'rows'; rows: readonly RowView[]; isOrdered: boolean; canGrow: boolean }
  | { shape: 'group'; fields: readonly FieldView[]; folded: readonly FieldView[] }
  | {
      shape: 'variants';
      chosen: string;
      variants: readonly (OptionView & { fields: readonly FieldView[] })[];
    }
);

/** Does a fault stand at the field or below it? */
export function hasFault(view: FieldView): boolean {
  return view.faults.length > 0 || below(view).some(hasFault);
}

/** Is something filled in? */
export function isFilled(view: FieldView): boolean {
  switch (view.shape) {
    case 'line':
    case 'area':
    case 'select':
    case 'reference':
      return view.value !== '';
    case 'checks':
      return view.chosen.length > 0;
    case 'words':
      return view.words.some(({ words }) => words !== '');
    case 'rows':
      return view.rows.some(({ isNew }) => !isNew);
    case 'group':
      return below(view).some(isFilled);
    case 'variants':
      return view.chosen !== '';
  }
}

function below(view: FieldView): readonly FieldView[] {
  switch (view.shape) {
    case 'words':
      return view.sources === null ? [] : [view.sources];
    case 'rows':
      return view.rows.map(({ field }) => field);
    case 'group':
      return [...view.fields, ...view.folded];
    case 'variants':
      return view.variants.flatMap(({ fields }) => fields);
    default:
      return [];
  }
}
