import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { editableTokens, editToken } from './edit-token.ts';

const css = readFileSync(new URL(import.meta.resolve('@porchlight/design/tokens.css')), 'utf8');

function changedLines(before: string, after: string): number {
  const lines = after.split('\n');
  expect(lines).toHaveLength(before.split('\n').length);
  return before.split('\n').filter((text, index) => text !== lines[index]).length;
}

function token(name: string, value?: string) {
  const found = editableTokens(css).find(
    (each) => each.name === name && (value === undefined || each.value === value),
  );
  if (found === undefined) throw new Error(`${name} is not in the sheet`);
  return found;
}

it('lists what stands in one line', () => {
  expect(token('--pl-brand-seed').value).toMatch(/^oklch/u);
  const muted = editableTokens(css).filter(({ name }) => name === '--pl-text-muted');
  expect(muted).toHaveLength(2);
});

it('changes one line and nothing else', () => {
  for (const each of editableTokens(css))
    expect([each.name, editToken(css, each, each.value)]).toEqual([
      each.name,
      { kind: 'sound', css },
    ]);
  const edit = editToken(css, token('--pl-space-4'), ' 18px ');
  if (edit.kind !== 'sound') throw new Error(edit.kind);
  expect(changedLines(css, edit.css)).toBe(1);
  expect(edit.css).toContain('--pl-space-4: 18px;');
});

it('says which pairs would not be legible, and in which look', () => {
  const muted = token(
    '--pl-text-muted',
    'light-dark(var(--pl-neutral-600), var(--pl-neutral-400))',
  );
  const edit = editToken(css, muted, 'light-dark(var(--pl-neutral-300), var(--pl-neutral-400))');
  if (edit.kind !== 'illegible') throw new Error(edit.kind);
  expect(edit.faults[0]).toMatchObject({ front: 'text-muted', theme: 'light', contrast: 'normal' });
  expect(edit.faults.filter(({ theme }) => theme === 'dark')).toEqual([]);
});

it('touches no sheet that has changed meanwhile', () => {
  const seen = token('--pl-space-4');
  const moved = css.replace('--pl-space-4: 16px', '--pl-space-4: 17px');
  expect(editToken(moved, seen, '18px')).toEqual({ kind: 'malformed', reason: 'unknown' });
});

it.each([
  ['nothing', '--pl-space-4', ' ', 'syntax'],
  ['what ends the declaration', '--pl-space-4', '1px; color: red', 'syntax'],
  ['what ends the rule', '--pl-space-4', '1px } * { color: red', 'syntax'],
  ['a comment that does not end', '--pl-space-4', '1px /* so', 'syntax'],
  ['a parenthesis that does not end', '--pl-brand-seed', 'oklch(0.5 0.1 190', 'syntax'],
  ['no colour where others are made of it', '--pl-brand-seed', 'red', 'colour'],
])('refuses %s', (_, name, value, reason) => {
  expect(editToken(css, token(name), value)).toEqual({ kind: 'malformed', reason });
});
