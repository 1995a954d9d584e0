import { conformanceSuite } from '@porchlight/conformance';
import { afterAll, vi } from 'vitest';
import { mockAgents, mockInboxKey } from './account.ts';
import { createMockServer } from './mock-server.ts';
import { createMockHttp, createNodeEnvironment } from './node/index.ts';

const server = createMockServer(createNodeEnvironment());
let http = await createMockHttp({ server, port: 0 });
afterAll(() => http.close());

// It says when it is spoken to in no language; here that happens on purpose.
vi.spyOn(console, 'warn').mockReturnValue();

const [ada, lin] = mockAgents.map(({ email }) => ({ email, password: 'anything' }));
if (ada === undefined || lin === undefined) throw new Error('The mock has too few agents.');

conformanceSuite({
  url: http.url,
  agent: ada,
  second_agent: lin,
  inbox_key: mockInboxKey,
  capabilities: {
    async restart() {
      await http.close();
      http = await createMockHttp({ server, port: Number(new URL(http.url).port) });
    },
  },
});
