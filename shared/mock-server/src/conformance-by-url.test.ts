import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mockAgents, mockInboxKey } from './account.ts';
import { noFaults } from './faults.ts';
import { createMockServer } from './mock-server.ts';
import { createMockHttp, createNodeEnvironment, type MockHttp } from './node/index.ts';

const main = join(import.meta.dirname, '../../conformance/src/main.ts');
const server = createMockServer(createNodeEnvironment());
let http: MockHttp;
beforeAll(async () => {
  http = await createMockHttp({ server, port: 0 });
});
afterAll(() => http.close());

/** Runs the command line, and gives its exit code and what it printed. */
function judges(...more: string[]): Promise<{ code: number; printed: string }> {
  const email = mockAgents[0]?.email ?? '';
  const account = ['--email', email, '--password', 'anything', '--inbox', mockInboxKey];
  return new Promise((resolve) => {
    const args = [main, '--url', http.url, ...account, ...more];
    const child = execFile(process.execPath, args, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, printed: stdout + stderr }),
    );
  });
}

it('anybody’s server can be judged by its address, and is told what it gets wrong', async () => {
  const good = await judges('--rule', 'SN6');
  expect(good).toMatchObject({ code: 0 });
  expect(good.printed).toContain('✓ SN6\n');
  expect(good.printed).toMatch(/\n6 passed, 0 failed, 0 skipped\n/);

  server.faults.set({ refuse: [{ code: 'forbidden', command: 'message.send' }] });
  const bad = await judges('--rule', 'SN6');
  server.faults.set(noFaults);
  expect(bad).toMatchObject({ code: 1 });
  expect(bad.printed).toContain('✗ SN6\n');
  expect(bad.printed).toContain('forbidden');

  expect(await judges('--rule', 'NONE')).toMatchObject({ code: 1 });
}, 60_000);
