// The whole product with no server and no database: `pnpm mock [--seed N] [--conversations N] [--now MOMENT] [--guests N]`, on PORT (3001).
import { parseArgs } from 'node:util';
import { mockAgents, wrongPassword } from './account.ts';
import { createMockHttp, createNodeClock } from './node/index.ts';
import { inviteGuests } from './people/guests.ts';
import { createPeople } from './people/people.ts';
import { createSeededRandom } from './seeded-random.ts';
import { createSeededServer } from './seeds/seeded-server.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    conversations: { type: 'string', default: '0' },
    // With a moment to begin at, the same seed gives the same bytes every time.
    now: { type: 'string' },
    // So many scripted visitors come and go while it runs, and a colleague answers them.
    guests: { type: 'string', default: '0' },
  },
});
const ahead_ms = values.now === undefined ? 0 : Date.parse(values.now) - Date.now();
const clock = createNodeClock(ahead_ms);
const random = createSeededRandom(Number(values.seed));
const server = createSeededServer(clock, {
  seed: Number(values.seed),
  conversations: Number(values.conversations),
});
const people = createPeople(server, { clock, random });
const guests = Number(values.guests);
// Without guests nobody is there who would make the server look staffed.
const stopGuests = guests > 0 ? await inviteGuests({ people, clock, random }, guests) : undefined;
const { url, close } = await createMockHttp({ server, port: Number(process.env['PORT'] ?? 3001) });

console.log(`The mock server is at ${url}
  Website with the widget   ${url}/demo
  Console                   ${url}/console
  Sign in as                ${mockAgents.map(({ email }) => email).join(' or ')}
  Password                  anything but "${wrongPassword}"
  Faults                    POST JSON to ${url}/mock/faults, or ${url}/demo?latency_ms=500&drop_acks=0.2
Nothing is kept: everything is gone when it stops.`);

function stop(): void {
  stopGuests?.();
  void close();
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
