import {
  createMockServer,
  createSeededRandom,
  mockAgents,
  mockInboxKey,
} from '@porchlight/mock-server';
import type { Ack, IdentityWish } from '@porchlight/protocol';
import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { execPath } from 'node:process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { nodeSample } from './node-sample.ts';

const run = promisify(execFile);
const context = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

/** A mock server whose inbox takes tokens so, and a visitor who shows one. */
function openServer(wish: IdentityWish) {
  const clock = { now: Date.now, after: () => () => undefined };
  const server = createMockServer({ clock, random: createSeededRandom(1) });
  const [inbox] = server.past.tables.inboxes.values();
  const ada = server.access.signIn({ email: mockAgents[0]?.email, password: 'lamp' });
  if (inbox === undefined || !ada.ok) throw new Error('the mock has changed');
  const admin = server.access.principalOf(ada.token);
  if (admin === undefined) throw new Error('the mock has changed');
  const does = (name: string, payload: object) => {
    const ids = { command_id: randomUUID(), inbox_id: inbox.id };
    const answer = server.execute(admin, 'console', name, { ...ids, ...payload });
    return answer as Ack<{ secret: string }>;
  };
  const made = does('inbox.renew_secret', {});
  expect(does('inbox.update', { name: inbox.name, identity: wish })).toMatchObject({ ok: true });
  const origin = 'https://shop.example';
  const visitor = server.access.openVisitorSession({ inbox_key: mockInboxKey, origin, context });
  if (!made.ok || !visitor.ok) throw new Error('the mock has changed');
  return {
    secret: made.secret,
    identify: (identity_token: string) => server.access.identify(visitor.token, { identity_token }),
    contacts: server.past.tables.contacts,
  };
}

/** Runs the sample as it stands, in a Node of its own. */
async function tokenOf(sample: string, env: Record<string, string>): Promise<string> {
  const call =
    "console.log(porchlightToken({ id: 4711, name: 'Mia', email: 'mia@mail.example', email_verified: true }));";
  const { stdout } = await run(execPath, ['--input-type=module', '--eval', `${sample}\n${call}`], {
    env,
  });
  return stdout.trim();
}

const pair = generateKeyPairSync('ed25519');
const public_key = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const private_key = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

it.each(['HS256', 'EdDSA'] as const)(
  'the sample signs by %s what the server takes',
  async (algorithm) => {
    const server = openServer({ on: true, algorithm, public_key });
    const env = { PORCHLIGHT_SECRET: server.secret, PORCHLIGHT_PRIVATE_KEY: private_key };
    const answer = await server.identify(await tokenOf(nodeSample(algorithm), env));
    expect(answer).toMatchObject({ ok: true });
    expect(server.contacts.get(answer.ok ? answer.me.id : '')).toMatchObject({
      name: 'Mia',
      email: 'mia@mail.example',
      identity: { user_id: '4711', email_verified: true },
    });
  },
);
