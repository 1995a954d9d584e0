import { expect, it, vi } from 'vitest';
import { createKept } from './kept.ts';
import { createSound } from './sound.ts';

const chime = vi.hoisted(() => vi.fn<() => void>());
vi.mock('@porchlight/client/chime', () => ({ chime }));

it('sounds unless the visitor has turned it off, also next time', async () => {
  const kept = createKept(() => {
    throw new Error('no storage');
  });
  const sound = createSound(kept, 'shop/mia');
  sound.ring();
  await vi.waitFor(() => expect(chime).toHaveBeenCalledOnce());
  sound.turn(false);
  const again = createSound(kept, 'shop/mia');
  expect([again.isOn(), createSound(kept, 'shop/noor').isOn()]).toEqual([false, true]);
  again.ring();
  await Promise.resolve();
  expect(chime).toHaveBeenCalledOnce();
  again.turn(true);
  expect(sound.isOn()).toBe(true);
});
