import { hasPluralForm, pluralKeys, withoutPluralForm } from '#i18n/plural-forms.ts';
import type { MessagesByNamespace } from './completeness.ts';
import { messageLeaves } from './message-leaves.ts';

interface SkeletonOptions {
  model: MessagesByNamespace;
  english: MessagesByNamespace;
}

/** A locale file with every key and no words: what stays empty is read in another language. */
export function skeleton(
  locale: string,
  { model, english }: SkeletonOptions,
): Record<string, object | null> {
  return {
    locale: { name: '', direction: 'ltr', status: 'draft', reviewer: null },
    format: null,
    ...Object.fromEntries(
      Object.entries(model).map(([namespace, messages]) => {
        const counted = new Set(
          [...messageLeaves(english[namespace]).keys()]
            .filter(hasPluralForm)
            .map(withoutPluralForm),
        );
        return [namespace, emptied(messages, '', { locale, counted }) as object];
      }),
    ),
  };
}

function emptied(
  value: unknown,
  path: string,
  options: { locale: string; counted: ReadonlySet<string> },
): unknown {
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return '';
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => {
      const whole = path === '' ? key : `${path}.${key}`;
      const keys = options.counted.has(whole) ? [...pluralKeys(key, options.locale)].sort() : [key];
      return keys.map((each) => [each, emptied(inner, whole, options)]);
    }),
  );
}
