type Texts = Readonly<Record<string, string | undefined>>;

const ending = /_(zero|one|two|few|many|other)$/;

/** What a language lacks, or has of a message that there is not, each as a line with the English text to say it by. */
export function missingFrom(language: string, english: Texts, own: Texts): readonly string[] {
  const wanted = Object.keys(english).filter((key) => !key.endsWith('_one'));
  const forms = formsOf(language);
  const faults = wanted.flatMap((key) => {
    const keys = isCounted(key, english) ? forms.map((form) => key.replace('other', form)) : [key];
    return keys.flatMap((each) => faultOf(each, english[key] ?? '', own[each]));
  });
  const strays = Object.keys(own).filter((key) => !isKnown(key, english));
  return [...faults, ...strays.map((key) => `${key}: there is no such message`)];
}

/** The plural forms of whole numbers that somebody may see here. */
function formsOf(language: string): readonly string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set(Array.from({ length: 1_000 }, (_, n) => rules.select(n)))];
}

function isCounted(key: string, english: Texts): boolean {
  return key.endsWith('_other') && key.replace(/other$/, 'one') in english;
}

function isKnown(key: string, english: Texts): boolean {
  return key in english || (ending.test(key) && key.replace(ending, '_other') in english);
}

function faultOf(key: string, english: string, own: string | undefined): readonly string[] {
  if (own === undefined || own.trim() === '') return [`${key}: ${english}`];
  const same = holesOf(own) === holesOf(english);
  return same ? [] : [`${key}: has not the values of “${english}”: ${own}`];
}

function holesOf(text: string): string {
  return [...text.matchAll(/\{\w+\}/g)].map(String).toSorted().join(' ');
}
