import { declarationFault, type TokenFault } from './token-rules.ts';

const VALUE = /(?<![\w[])((?:[a-z]+-)+)\[([^\]\s]+)\]/g;
/** A token seen through: no contrast of it was measured. */
const THINNED =
  /(?<![\w-])(?!text-(?:\d?x[sl]|sm|md|lg|input)\/)(?:text|bg|border|outline|ring|fill|stroke|divide|from|via|to)-[a-z][a-z-]*\/(?:\d+|[[(][^\s\])]+[\])])/g;
const PROPERTY = /(?<![\w-])\[([a-z-]+):([^\]\s]+)\]/g;

/** The properties that a utility class with a value of its own sets; the first whose rule it breaks is told. */
const SETS: readonly [utility: RegExp, property: string][] = [
  [/^text$/, 'font-size'],
  [/^font$/, 'font-weight'],
  [/^rounded(?:-[a-z]+)?$/, 'border-radius'],
  [/^(?:inset-|drop-|text-)?shadow$/, 'box-shadow'],
  [/^duration$/, 'transition-duration'],
  [/^(?:text|bg|border|outline|ring|fill|stroke|caret|accent|decoration|from|via|to)\b/, 'color'],
];

/** What the utility classes in a string take from outside the tokens: `text-[13px]`, `[border-radius:7px]`. */
export function classFaults(text: string): [fault: TokenFault, name: string][] {
  const values = [...text.matchAll(VALUE)].flatMap(([name, start = '', value = '']) => {
    const utility = start.slice(0, -1);
    const properties = SETS.filter(([known]) => known.test(utility)).map(
      ([, property]) => property,
    );
    return faultsOf(name, properties, value);
  });
  const properties = [...text.matchAll(PROPERTY)].flatMap(([name, property = '', value = '']) =>
    faultsOf(name, [property], value),
  );
  const thinned = [...text.matchAll(THINNED)].map(([name]): [TokenFault, string] => [
    'colour',
    name,
  ]);
  return [...values, ...properties, ...thinned];
}

function faultsOf(name: string, properties: string[], value: string): [TokenFault, string][] {
  const written = value.replaceAll('_', ' ').replaceAll(/^(?:length|color):/g, '');
  // A bare custom property is a token.
  const plain = written.replaceAll(/(?<!\()--[\w-]+/g, 'var($&)');
  const found = properties.map((property) => declarationFault(property, plain)).find(Boolean);
  return found === undefined ? [] : [[found, name]];
}
