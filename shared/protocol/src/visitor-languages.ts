/** A text in the first of these languages that it is there in (`pt-BR`, then `pt`), else as it is. */
export function textIn(
  text: string,
  texts: Readonly<Record<string, string>>,
  languages: readonly string[],
): string {
  const wanted = languages.flatMap((language) => [language, language.split('-')[0] ?? '']);
  const found = wanted.find((language) => Object.hasOwn(texts, language));
  return texts[found ?? ''] ?? text;
}

/** The languages of an `Accept-Language`, or one language, the most wanted first. */
export function languagesIn(accepted: string): readonly string[] {
  return accepted.split(',').map((language) => language.split(';')[0]?.trim() ?? '');
}

/** The languages to speak to a visitor of these: where the owner has chosen some, the first of them that is wanted, else its first. */
export function languagesFor(
  { languages }: { readonly languages: readonly string[] },
  wanted: readonly string[],
): readonly string[] {
  const base = (language: string) => language.toLowerCase().split('-')[0];
  const found = wanted.filter((one) => languages.some((other) => base(other) === base(one)));
  return languages.length === 0 ? wanted : found.length > 0 ? found : languages.slice(0, 1);
}
