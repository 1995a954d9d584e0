import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bugs } from './bugs.ts';
import { spoil } from './plant-bug.ts';

const root = join(import.meta.dirname, '../../..');

it.each(bugs)('"$name" can still be planted', ({ name, changes }) => {
  for (const change of changes) {
    const source = readFileSync(join(root, change.file), 'utf8');
    expect(spoil(source, change, name)).not.toBe(source);
  }
});

it('plants nothing that is not there exactly once', () => {
  const change = { file: 'a.ts', find: 'x', replace: 'y' };
  expect(spoil('axb', change, 'a bug')).toBe('ayb');
  expect(() => spoil('ab', change, 'a bug')).toThrow('0 times in a.ts');
  expect(() => spoil('axbx', change, 'a bug')).toThrow('2 times in a.ts');
});
