import type { ReferenceKind } from '#catalogue/references/reference-kinds.ts';
import type { RecordType } from '#domain/public/vocabulary.ts';
import type { DraftFault } from '../checking/check-draft.ts';
import { isMapping, type Mapping } from '../editing/same.ts';
import type { Field, FieldOf } from '../field.ts';
import { helpOf, labelOf } from '../words/field-words.ts';
import { optionLabel, optionMeaning } from '../words/option-words.ts';
import { arrangeGroup, arrangeRecord } from './arrange.ts';
import { toFaultView } from './fault-words.ts';
import type { FaultView, FieldView, RowView, WordsView } from './field-view.ts';
import { SOURCES, variantOf } from './read-fields.ts';
import { shownValue } from './shown-value.ts';

export interface ViewOptions {
  type: RecordType;
  fields: readonly Field[];
  facts: Mapping;
  /** Of record.yaml. */
  faults: readonly DraftFault[];
  /** `name [id]`, as an input of references shows it. */
  nameOf(id: string): string;
  /** Names much like one that no record has. */
  alike(typed: string, to: ReferenceKind): readonly string[];
  /** Empty rows to show beneath a list, by its name; one where it does not say. */
  moreRows: ReadonlyMap<string, number>;
}

export interface RecordFormView {
  first: FieldView[];
  folded: FieldView[];
  /** What stands at no field of the form. */
  elsewhere: FaultView[];
}

/** Languages that words are asked for, besides those they are in. */
const ASKED_LANGUAGES = ['vi', 'en'];
const ORDERED = new Set(['media', 'programme', 'steps', 'blocks', 'items']);
const LONG_WORDS = new Set(['script', 'asks', 'attendance', 'alt', 'provenance']);
const LONG_TEXT_CHARS = 80;

/** A record's form, filled in, with every fault at its field. */
export function toFormView(options: ViewOptions): RecordFormView {
  const shown = new Set<DraftFault>();
  const viewer = fieldViewer(options, shown);
  const { first, folded } = arrangeRecord(options.fields);
  const view = (field: Field) =>
    viewer(field, { name: field.name, path: field.name }, options.facts[field.name]);
  const views = { first: first.map(view), folded: folded.map(view) };
  const elsewhere = options.faults.filter((fault) => !shown.has(fault)).map(toFaultView);
  return { ...views, elsewhere };
}

/** Where a field stands: its name among inputs, and its path in the file. They part below variants. */
interface Place {
  name: string;
  path: string;
}

function fieldViewer(options: ViewOptions, shown: Set<DraftFault>) {
  const { type, nameOf, moreRows } = options;
  const faultsWhere = (fits: (path: string) => boolean): FaultView[] => {
    const found = options.faults.filter((fault) => !shown.has(fault) && fits(fault.path));
    for (const fault of found) shown.add(fault);
    return found.map(toFaultView);
  };
  const at = (path: string) => faultsWhere((fault) => fault === path);
  const within = (path: string) =>
    faultsWhere((fault) => fault === path || fault.startsWith(`${path}.`));

  return view;

  function view(field: Field, place: Place, value: unknown): FieldView {
    const { name, path } = place;
    const parts = {
      name,
      label: labelOf(type, field),
      help: helpOf(type, field),
      isRequired: field.isRequired,
    };
    switch (field.kind) {
      case 'choice': {
        const options = field.options.map((option) => ({
          value: String(option),
          label: optionLabel(field, option),
        }));
        const chosen = shownValue(field, value);
        const isKnown = chosen === '' || options.some((option) => option.value === chosen);
        const kept = isKnown ? [] : [{ value: chosen, label: { vi: chosen, en: chosen } }];
        const all = [...options, ...kept];
        return { ...parts, shape: 'select', value: chosen, options: all, faults: within(path) };
      }
      case 'yes-no': {
        const options = [
          { value: 'true', label: { vi: 'Có', en: 'Yes' } },
          { value: 'false', label: { vi: 'Không', en: 'No' } },
        ];
        const chosen = shownValue(field, value);
        return { ...parts, shape: 'select', value: chosen, options, faults: within(path) };
      }
      case 'choices': {
        const chosen = Array.isArray(value) ? value.map(String) : [];
        const options = field.options.map((option) => ({
          value: String(option),
          label: optionLabel(field, option),
          means: optionMeaning(field, option),
        }));
        return { ...parts, shape: 'checks', chosen, options, faults: within(path) };
      }
      case 'reference': {
        const id = shownValue(field, value);
        const named = id === '' ? '' : nameOf(id);
        const alike = id === '' || named !== id ? [] : options.alike(id, field.to);
        const faults = within(path);
        return { ...parts, shape: 'reference', value: named, to: field.to, alike, faults };
      }
      case 'localized':
        return words(field, place, value, parts);
      case 'localized-lists':
        return {
          ...parts,
          shape: 'words',
          isLong: true,
          words: wordsOf(name, value, (list) => (Array.isArray(list) ? list.join('\n') : '')),
          sources: null,
          faults: within(path),
        };
      case 'list':
        return {
          ...parts,
          shape: 'rows',
          rows: rowsOf(field, place, value),
          isOrdered: ORDERED.has(field.name),
          canGrow: field.fixedLength === null,
          faults: at(path),
        };
      case 'group': {
        const { first, folded } = arrangeGroup(field.fields);
        const below = (child: Field) =>
          view(child, inside(place, child.name), valueIn(value, child));
        return {
          ...parts,
          shape: 'group',
          fields: first.map(below),
          folded: folded.map(below),
          faults: at(path),
        };
      }
      case 'variants': {
        const chosen = variantOf(field, value) ?? '';
        const variants = field.variants.map((variant) => ({
          value: variant.value,
          label: optionLabel(field, variant.value),
          fields: variant.fields.map((child) =>
            view(
              child,
              { name: `${name}.${variant.value}.${child.name}`, path: `${path}.${child.name}` },
              variant.value === chosen ? valueIn(value, child) : undefined,
            ),
          ),
        }));
        return { ...parts, shape: 'variants', chosen, variants, faults: within(path) };
      }
      default: {
        const typed = shownValue(field, value);
        const isLong =
          field.kind === 'free' || typed.includes('\n') || typed.length > LONG_TEXT_CHARS;
        if (isLong) return { ...parts, shape: 'area', value: typed, faults: within(path) };
        const input = field.kind === 'url' || field.kind === 'number' ? field.kind : 'text';
        const isDate = field.kind === 'date' && (typed === '' || /^\d{4}-\d{2}-\d{2}$/.test(typed));
        const faults = within(path);
        return { ...parts, shape: 'line', input: isDate ? 'date' : input, value: typed, faults };
      }
    }
  }

  function words(
    field: FieldOf<'localized'>,
    { name, path }: Place,
    value: unknown,
    parts: Pick<FieldView, 'name' | 'label' | 'help' | 'isRequired'>,
  ): FieldView {
    const sources = field.withSources
      ? view(
          { ...SOURCES, path: [...field.path, 'sources'] },
          inside({ name, path }, 'sources'),
          isMapping(value) ? value['sources'] : undefined,
        )
      : null;
    const shownWords = wordsOf(name, value, (text) => (typeof text === 'string' ? text : ''));
    return {
      ...parts,
      shape: 'words',
      isLong: LONG_WORDS.has(field.name) || shownWords.some(({ words }) => words.length > 60),
      words: field.withSources ? shownWords.filter(({ lang }) => lang !== 'sources') : shownWords,
      sources,
      faults: within(path),
    };
  }

  function rowsOf(field: FieldOf<'list'>, place: Place, value: unknown): RowView[] {
    const rows: readonly unknown[] = Array.isArray(value) ? value : [];
    const wanted = field.fixedLength ?? rows.length + (moreRows.get(place.name) ?? 1);
    return Array.from({ length: Math.max(wanted, rows.length) }, (_, index) => {
      const at = inside(place, String(index));
      return {
        name: at.name,
        field: view(field.of, at, rows[index]),
        isNew: index >= rows.length,
      };
    });
  }
}

function inside({ name, path }: Place, step: string): Place {
  return { name: `${name}.${step}`, path: `${path}.${step}` };
}

function valueIn(value: unknown, { name }: Field): unknown {
  return isMapping(value) ? value[name] : undefined;
}

function wordsOf(name: string, value: unknown, read: (words: unknown) => string): WordsView[] {
  const given = isMapping(value) ? value : {};
  const languages = [...new Set([...ASKED_LANGUAGES, ...Object.keys(given)])];
  return languages.map((lang) => ({ lang, name: `${name}.${lang}`, words: read(given[lang]) }));
}
