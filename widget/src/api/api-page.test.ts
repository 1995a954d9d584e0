import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const source = read('porchlight.ts');
const page = read('../../../docs/integrators/javascript-api.md');

/** The names in an interface of the API. */
function namesIn(type: string): string[] {
  const body = source.split(`export interface ${type} {`)[1]?.split('\n}')[0] ?? '';
  return [...body.matchAll(/^ {2}readonly (\w+)\??:/gmu)].map(([, name]) => name ?? '');
}

/** The names in the first column of a chapter's table. */
function namesUnder(chapter: string): string[] {
  const body = page.split(`\n## ${chapter}\n`)[1]?.split('\n## ')[0] ?? '';
  const firsts = body.split('\n').filter((line) => line.startsWith('| `'));
  return firsts.flatMap((line) => {
    const [first = ''] = line.slice(1).split('|');
    return [...first.matchAll(/`(\w+)`/gu)].map(([, name]) => name ?? '');
  });
}

it.each([
  ['Commands', 'Commands'],
  ['Events', 'Events'],
  ['Settings', 'Settings'],
])('the page’s chapter %s names what the type %s has, and nothing else', (chapter, type) => {
  const names = namesIn(type);
  expect(names.length).toBeGreaterThan(8);
  expect(namesUnder(chapter).toSorted()).toEqual(names.toSorted());
});
