import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './passwords.ts';

it('knows its password and no other', async () => {
  const stored = await hashPassword('lantern');
  expect(await verifyPassword('lantern', stored)).toBe(true);
  expect(await verifyPassword('Lantern', stored)).toBe(false);
  expect(await verifyPassword('', stored)).toBe(false);
});

it('salts: the same password hashes differently each time', async () => {
  expect(await hashPassword('lantern')).not.toBe(await hashPassword('lantern'));
});

it('takes both ways of writing an accent', async () => {
  const stored = await hashPassword('caf\u00e9');
  expect(await verifyPassword('cafe\u0301', stored)).toBe(true);
});
