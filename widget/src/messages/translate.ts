import type { en } from './en.ts';

type Key = keyof typeof en;
type PluralKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** What can be said. A counted message is named without its ending. */
export type MessageKey = Exclude<Key, `${string}_one` | `${string}_other`> | PluralKey;

/** Every message in one language. Languages without a singular leave `…_one` out. */
export type Catalogue = Readonly<Record<Exclude<Key, `${string}_one`>, string>> &
  Readonly<Partial<Record<Key, string>>>;

/** Says a message with its values. `n` chooses the plural and is written in the language's digits. */
export type Translate = (
  key: MessageKey,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** Speaks one language, with the plural rules of the locale. */
export function createTranslate(locale: string, catalogue: Catalogue): Translate {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  const texts: Readonly<Record<string, string | undefined>> = catalogue;
  return (key, values = {}) => {
    const { n } = values;
    const counted =
      typeof n === 'number' && (texts[`${key}_${rules.select(n)}`] ?? texts[`${key}_other`]);
    const text = counted || texts[key] || key;
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? '';
      return typeof value === 'number' ? digits.format(value) : value;
    });
  };
}
