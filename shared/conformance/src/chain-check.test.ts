import { expect, it } from 'vitest';
import { faultsOfChain, syncMark } from './chain-check.ts';
import type { Frame } from './person.ts';

const event = (n: number, seq: number, prev: number): Frame => ({
  name: 'durable',
  payload: { n, event: { conversation_id: 'a', seq, prev } },
});
const step = (n: number, kind: string, up_to_seq: number, id = 'ada'): Frame => ({
  name: 'durable',
  payload: {
    n,
    receipt: { conversation_id: 'a', kind, up_to_seq, actor: { kind: 'agent', id } },
  },
});

it('[FD3] finds numbers that jump, and heads that stand for something else', () => {
  expect(faultsOfChain([event(1, 1, 0), event(3, 2, 1)])).toEqual(['frame 2 has n 3']);
  const heads = { name: 'heads', payload: { n: 2 } };
  expect(faultsOfChain([event(1, 1, 0), heads])).toEqual(['heads says 2 after 1']);
});

it('[LG2] finds a chain that is broken, but for what a sync told', () => {
  const frames = [event(1, 1, 0), event(2, 4, 3)];
  expect(faultsOfChain(frames)).toEqual(['seq 4 says prev 3 after 1']);
  const [first, second] = frames as [Frame, Frame];
  const mark = { name: syncMark, payload: undefined };
  expect(faultsOfChain([first, mark, second])).toEqual([]);
});

it('[RC1][RC2] finds steps that raise nothing, for the side or for the reader', () => {
  const good = [
    step(1, 'delivered', 2),
    step(2, 'read', 2),
    step(3, 'read', 2, 'lin'),
    step(4, 'read', 5),
    step(5, 'delivered', 6, 'lin'),
    step(6, 'read', 6),
  ];
  expect(faultsOfChain(good)).toEqual([]);
  expect(faultsOfChain([step(1, 'read', 4), step(2, 'delivered', 4)])).toHaveLength(1);
  expect(faultsOfChain([step(1, 'read', 4), step(2, 'read', 3)])).toHaveLength(1);
  expect(faultsOfChain([step(1, 'delivered', 4), step(2, 'delivered', 4, 'lin')])).toHaveLength(1);
});
