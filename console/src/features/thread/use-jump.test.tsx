import { act, useEffect, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { useJump } from './use-jump.ts';

let desk: FrontDesk;
let screen: Rendered;
const draw = { next: (_chance: string) => {} };
const target = { key: 'far up' };

function Jumper() {
  const [{ chance }, setChance] = useState({ chance: 'live 200' });
  useEffect(() => {
    draw.next = (next) => setChance({ chance: next });
  });
  useJump({ conversation_id: 'c', target, index: -1, chance, show: () => undefined });
  return null;
}

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await screen.leaves();
  desk.client.close();
});

it('asks for older lines once a chance, however often it is refused', async () => {
  const loadOlder = vi.spyOn(desk.client, 'loadOlder').mockResolvedValue();
  screen = await desk.shows(<Jumper />);
  await act(async () => draw.next('live 200'));
  expect(loadOlder).toHaveBeenCalledExactlyOnceWith('c');
  await act(async () => draw.next('live 150'));
  expect(loadOlder).toHaveBeenCalledTimes(2);
});
