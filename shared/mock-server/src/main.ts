// The whole product with no server and no database: `pnpm mock [--seed N] [--conversations N]`, on PORT (3001).
import { parseArgs } from 'node:util';
import { mockAgents, wrongPassword } from './account.ts';
import { createMockServer } from './mock-server.ts';
import { createMockHttp, createNodeEnvironment } from './node/index.ts';
import { createSeededRandom } from './seeded-random.ts';
import { seedConversations } from './seeds/seed-conversations.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    conversations: { type: 'string', default: '0' },
  },
});
const server = createMockServer(createNodeEnvironment());
const seeded = createSeededRandom(Number(values.seed));
seedConversations(server, Number(values.conversations), seeded, Date.now());
const { url, close } = await createMockHttp({ server, port: Number(process.env['PORT'] ?? 3001) });

console.log(`The mock server is at ${url}
  Website with the widget   ${url}/demo
  Console                   ${url}/console
  Sign in as                ${mockAgents.map(({ email }) => email).join(' or ')}
  Password                  anything but "${wrongPassword}"
Nothing is kept: everything is gone when it stops.`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
