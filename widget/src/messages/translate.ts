import type { en } from './en.ts';

type Plural<Key> = Key extends `${infer Base}_other` ? Base : never;

/** The keys of a catalogue. A counted message is named without its ending. */
export type KeyOf<Messages> =
  | Exclude<keyof Messages & string, `${string}_one` | `${string}_other`>
  | Plural<keyof Messages>;

/** What can be said in the chat. */
export type MessageKey = KeyOf<typeof en>;

/** Every message in one language. Languages without a singular leave `…_one` out. */
export type Catalogue<Messages = typeof en> = Readonly<
  Record<Exclude<keyof Messages, `${string}_one`>, string>
> &
  Readonly<Partial<Record<keyof Messages, string>>>;

/** The forms of counted messages that some language has, besides English's. */
type PluralForms<Messages> = `${Plural<keyof Messages>}_${'zero' | 'two' | 'few' | 'many'}`;

/** A language that may lack messages, and may have more plural forms than English. */
export type PartialCatalogue<Messages = typeof en> = Readonly<
  Partial<Record<keyof Messages | PluralForms<Messages>, string>>
>;

/** Says a message with its values. `n` chooses the plural and is written in the language's digits. */
export type Translate<Key = MessageKey> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** Speaks one language, with the plural rules of the locale. */
export function createTranslate<Messages = typeof en>(
  locale: string,
  catalogue: Catalogue<Messages>,
): Translate<KeyOf<Messages>> {
  const rules = new Intl.PluralRules(locale);
  const digits = new Intl.NumberFormat(locale);
  const texts: Readonly<Record<string, string | undefined>> = catalogue;
  return (key, values = {}) => {
    const { n } = values;
    const counted =
      typeof n === 'number' && (texts[`${key}_${rules.select(n)}`] ?? texts[`${key}_other`]);
    const text = counted || texts[key] || key;
    // An owner's own words may have braces that are no holes.
    return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name] ?? hole;
      return typeof value === 'number' ? digits.format(value) : value;
    });
  };
}
