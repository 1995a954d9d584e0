import { defaultFileRules } from '@porchlight/protocol';
import { expect, it, vi } from 'vitest';
import type { FileDesk } from '../files.ts';
import { openChosenFiles } from './chosen-files.ts';

it('tells what was refused by a name that turns no sentence', async () => {
  const desk = {
    rules: async () => ({ ...defaultFileRules, on: false }),
    chosen: async () => [],
  } as unknown as FileDesk;
  const chosen = openChosenFiles(desk, 'talk', 'reply');
  await vi.waitFor(() => expect(chosen.getState().rules).toBeDefined());
  await chosen.take([new File(['x'], '\u202Egnp.exe')]);
  expect(chosen.getState().refused).toEqual([{ name: 'gnp.exe', fault: 'off' }]);
});
