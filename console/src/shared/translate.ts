import type { Messages } from '../messages/en.ts';

type Leaves<Tree, Path extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Path}${Key}`
    : Leaves<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];

type Singular<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

/** The key of a sentence in the catalogues; without `_one` and `_other`, which `count` chooses between. */
export type MessageKey = Singular<Leaves<Messages>>;

/** What is put into a sentence at `{{name}}`. `count` also chooses its plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence of the catalogue with its values in place. */
export type Translate = (key: MessageKey, values?: Values) => string;

/** Speaks from a catalogue. A key that is missing, which the types rule out, shows itself. */
export function createTranslate(language: string, messages: Messages): Translate {
  const plurals = new Intl.PluralRules(language);
  const sentences = new Map(flatten(messages, ''));
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
