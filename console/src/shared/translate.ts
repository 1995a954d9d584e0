import type { Messages } from '../messages/en.ts';
import type { SettingsMessages } from '../messages/settings-en.ts';

type Leaves<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Path}${Key}`
    : Leaves<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];

type Singular<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** The key of a sentence in the catalogues; without `_one` and `_other`, which `count` chooses between. */
export type MessageKey = Singular<Leaves<Messages> | Leaves<SettingsMessages>>;

/** What is put into a sentence at `{{name}}`. `count` also chooses its plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence of the catalogue with its values in place. */
export type Translate = (key: MessageKey, values?: Values) => string;

/**
 * Speaks from a catalogue, or also from the settings' one, which only their pages need. A key that is missing shows itself.
 */
export function createTranslate(
  language: string,
  messages: Messages,
  settings?: SettingsMessages,
): Translate {
  const plurals = new Intl.PluralRules(language);
  const sentences = new Map(flatten({ ...messages, ...settings }, ''));
  return (key, values = {}) => {
    const { count } = values;
    const form = typeof count === 'number' ? `${key}_${plurals.select(count)}` : key;
    const sentence =
      sentences.get(form) ?? sentences.get(`${key}_other`) ?? sentences.get(key) ?? key;
    return sentence.replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) =>
      String(values[name] ?? hole),
    );
  };
}

interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

function flatten(tree: Catalogue, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : flatten(value, `${path}${key}.`),
  );
}
