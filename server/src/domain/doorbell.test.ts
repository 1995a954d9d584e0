import { expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { createDoorbell } from './doorbell.ts';
import { createHall } from '../test/hall.ts';

/** A node with a store that only tells of commits. */
function openNode(hall: ReturnType<typeof createHall>, name: string) {
  const clock = createManualClock();
  const rings = { sent: 0, heard: 0 };
  const committed = new Set<(account_id: string) => void>();
  const told: string[] = [];
  const doorbell = createDoorbell({
    store: {
      onCommit: (listener) => {
        committed.add(listener);
        return () => committed.delete(listener);
      },
    },
    bus: hall.enter(name),
    clock,
    telemetry: { rang: (way) => (rings[way] += 1) },
  });
  const stop = doorbell.onCommit((account_id) => told.push(account_id));
  return {
    doorbell,
    told,
    rings,
    stop,
    commits: (account_id: string) => committed.forEach((listener) => listener(account_id)),
    turn: () => clock.pass(0),
  };
}

it('[ND1] rings once a turn and account, at nodes that attend it', () => {
  const hall = createHall();
  const [one, two, three] = ['A', 'B', 'C'].map((name) => openNode(hall, name));
  two?.doorbell.attend('lighthouse');
  three?.doorbell.attend('harbour');
  for (const account of ['lighthouse', 'lighthouse', 'mill']) one?.commits(account);
  one?.turn();
  expect(one?.told).toEqual(['lighthouse', 'lighthouse', 'mill']);
  expect(two?.told).toEqual(['lighthouse']);
  expect(three?.told).toEqual([]);
  expect([one?.rings, two?.rings]).toEqual([
    { sent: 2, heard: 0 },
    { sent: 0, heard: 1 },
  ]);
});

it('does not ring for whoever has stopped to listen or to attend', () => {
  const hall = createHall();
  const [one, two] = [openNode(hall, 'A'), openNode(hall, 'B')];
  const leave = two.doorbell.attend('lighthouse');
  leave();
  one.commits('lighthouse');
  one.turn();
  two.doorbell.attend('lighthouse');
  two.stop();
  one.doorbell.stop();
  one.commits('lighthouse');
  one.turn();
  expect(two.told).toEqual([]);
});
