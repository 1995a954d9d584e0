import { createIdSource, type Id } from '@porchlight/protocol';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMailLinks } from './domain/mail-links.ts';
import type { Store, StoredItem } from './domain/store.ts';
import { createJobs } from './jobs/create-jobs.ts';
import { createMetrics } from './metrics.ts';
import { createSqliteStore } from './storage/sqlite-store.ts';
import { systemClock } from './system-clock.ts';
import { createMemoryShelf } from './test/memory-shelf.ts';
import { createAgent, createVisitor, newId } from './test/people.ts';
import { createWebhookReceiver, type WebhookReceiver } from './test/webhook-receiver.ts';
import { nextDueOfAll } from './testing/every-lane.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './testing/temporary-folder.ts';
import { createWebhookCaller } from './webhooks/webhook-caller.ts';

const admin = { email: 'ada@porchlight.example', password: 'correct horse' };

let home: TemporaryFolder;
let provider: WebhookReceiver;
let server: ChildProcess;
beforeEach(async () => {
  home = await makeTemporaryFolder();
  provider = await createWebhookReceiver();
});
afterEach(async () => {
  server.kill('SIGKILL');
  await provider.close();
  await home.remove();
});

/** Starts the server as a process of its own, and gives its address. */
function start(): Promise<string> {
  server = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    stdio: 'pipe',
    env: {
      PATH: process.env['PATH'],
      DATA_DIR: home.path,
      PORT: '0',
      ALLOW_PRIVATE_WEBHOOKS: '1',
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
    },
  });
  return new Promise((resolve, reject) => {
    let text = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /Console {3}(http:\/\/\S+)\/console/.exec(text)?.[1];
      if (url !== undefined) resolve(url.replace('localhost', '127.0.0.1'));
    });
    server.once('close', () => reject(new Error(`ended: ${text}`)));
  });
}

async function sayOnce(url: string): Promise<Id> {
  const agent = await createAgent(url, admin);
  const [inbox_id, conversation_id] = [newId(), newId()];
  const inbox = { id: inbox_id, kind: 'api', name: 'SMS', webhook_url: provider.url } as const;
  await agent.asks('inbox.create', inbox);
  const html = await (await fetch(`${url}/demo/host-page.html`)).text();
  const visitor = await createVisitor(url, /data-inbox="([^"]+)"/.exec(html)?.[1] ?? '');
  const contact_id = visitor.id;
  await agent.asks('conversation.create', { id: conversation_id, inbox_id, contact_id });
  const { id } = await agent.says(conversation_id, 'Your parcel is here');
  for (const person of [agent, visitor]) person.leaves();
  return id;
}

function statusesIn(items: readonly StoredItem[], message_id: Id): readonly string[] {
  return items.flatMap((item) => {
    if (!('stored' in item)) return [];
    const { event } = item.stored;
    const about = event.event_type === 'message.status_changed' ? event.data : null;
    return about?.message_id === message_id ? [about.status] : [];
  });
}

async function feedOf(store: Store): Promise<readonly StoredItem[]> {
  const [account_id = ''] = await store.accounts();
  return (await store.read.feed(account_id, 0, 1_000)).items;
}

it('[ST7] a server killed between the 2xx and its own note of it delivers again, under the same id', async () => {
  const url = await start();
  // The provider has taken the message, but never says the last of it.
  provider.answers({ status: 200, unfinished: true });
  const message_id = await sayOnce(url);
  await provider.gets(1);
  const gone = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGKILL');
  await gone;

  const ids = createIdSource(Date.now, Math.random);
  const store = await createSqliteStore({ path: join(home.path, 'porchlight.db'), newId: ids });
  expect(statusesIn(await feedOf(store), message_id)).toEqual([]);
  // Half a minute later: by then the dead server's lease has run out.
  const clock = { ...systemClock, now: () => Date.now() + 31_000 };
  const jobs = createJobs({
    store,
    clock,
    newId: ids,
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    telemetry: createMetrics().telemetry,
    call: createWebhookCaller({ clock, allow_private: true }),
    random: Math.random,
    push: async () => 'sent',
    secret: 'a secret of nobody',
    shelf: createMemoryShelf(),
    office: { mailer: null, links: createMailLinks('a secret of nobody'), url: '' },
  });
  const calls = await provider.gets(2);
  await expect.poll(() => nextDueOfAll(store.jobs)).toBeNull();
  await jobs.stop();
  const [first, second] = calls;
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
  expect(second?.body).toBe(first?.body);
  expect(statusesIn(await feedOf(store), message_id)).toEqual(['sent']);
  await store.close();
});

function ignore(): void {}
