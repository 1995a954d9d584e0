import { expect, it } from 'vitest';
import type { LockListener } from './environment.ts';
import type { Leadership } from './state.ts';
import { createTabDoor, type Handed } from './tab-door.ts';
import { createFakeClock } from './testing/index.ts';

/** A door whose lock another tab has, and whose work with others takes until `loaded` to load. */
function standAtDoor() {
  const clock = createFakeClock();
  const roles: Leadership[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const request = (_name: string, _steal: boolean, _listener: LockListener) => () => {};
  const channel = { post: () => {}, close: () => {} };
  let joined = 0;
  const door = createTabDoor({
    clock,
    tabs: () => ({
      locks: { request, confirm: () => Promise.resolve() },
      openChannel: () => channel,
    }),
    name: 'team',
    id: 'second',
    leads: () => roles.at(-1) !== 'follower',
    became: (role) => void roles.push(role),
    load: async () => {
      await promise;
      return (_handed: Handed) => {
        joined += 1;
        return {
          say: () => {},
          call: () => Promise.resolve({ kind: 'unclear' }),
          stop: () => {},
        };
      };
    },
  });
  return { clock, door, roles, loaded: resolve, joined: () => joined };
}

it('joins the others once what that takes has been loaded', async () => {
  const { clock, door, loaded, joined } = standAtDoor();
  door.start();
  await clock.advance(100);
  expect(joined()).toBe(0);
  loaded();
  await clock.advance(0);
  expect(joined()).toBe(1);
});

it('[TB5] does not join others after all where it was left alone while that was being loaded', async () => {
  const { clock, door, roles, loaded, joined } = standAtDoor();
  door.start();
  await clock.advance(100);
  door.leave();
  loaded();
  await clock.advance(0);
  expect([joined(), roles]).toEqual([0, ['follower', 'alone']]);
});

it('does not join others while the page is aside', async () => {
  const { clock, door, loaded, joined } = standAtDoor();
  door.start();
  await clock.advance(100);
  door.stop();
  loaded();
  await clock.advance(0);
  expect(joined()).toBe(0);
});
