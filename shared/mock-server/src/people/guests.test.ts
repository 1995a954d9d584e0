import { expect, it } from 'vitest';
import { createMockServer } from '../mock-server.ts';
import { createSeededRandom } from '../seeded-random.ts';
import { createFakeClock } from '../test/fake-clock.ts';
import { inviteGuests } from './guests.ts';
import { createPeople } from './people.ts';

it('guests come one after another, are answered, and go when they are told to', async () => {
  const environment = { clock: createFakeClock(), random: createSeededRandom(1) };
  const server = createMockServer(environment);
  const { conversations } = server.past.tables;
  const people = createPeople(server, environment);
  const stop = await inviteGuests({ ...environment, people }, 3);
  await environment.clock.advance(300_000);
  server.restart();
  await environment.clock.advance(300_000);
  const rows = [...conversations.values()];
  expect(rows.length).toBeGreaterThan(5);
  expect(
    rows.some(({ agent_count, visitor_read_count }) => agent_count > 1 && visitor_read_count > 0),
  ).toBe(true);
  const heads = () => [...conversations.values()].map(({ head }) => head);
  stop();
  await environment.clock.advance(20_000);
  const then = heads();
  await environment.clock.advance(60_000);
  expect(heads()).toEqual(then);
});
