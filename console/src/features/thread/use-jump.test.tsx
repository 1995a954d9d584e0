import { expect, it, vi } from 'vitest';
import { openFrontDesk } from '../../test/front-desk.tsx';
import { useJump } from './use-jump.ts';

const target = { key: 'far up' };

function Jumper({ chance }: { chance: string }) {
  useJump({ conversation_id: 'c', target, index: -1, chance, show: () => undefined });
  return null;
}

it('asks for older lines once a chance, however fast it is refused', async () => {
  const desk = await openFrontDesk();
  const loadOlder = vi.spyOn(desk.client, 'loadOlder').mockResolvedValue();
  const once = await desk.shows(<Jumper chance="live 200" />);
  expect(loadOlder).toHaveBeenCalledExactlyOnceWith('c');
  await once.leaves();
  vi.restoreAllMocks();
  desk.client.close();
});
