import { createIdSource, type Id } from '@porchlight/protocol';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMemoryShelf } from './test/memory-shelf.ts';
import { createMailLinks } from './domain/mail-links.ts';
import type { Store } from './domain/store.ts';
import { createJobs } from './jobs/create-jobs.ts';
import { createMailer } from './mail/create-mailer.ts';
import { createMetrics } from './metrics.ts';
import { createSqliteStore } from './storage/sqlite-store.ts';
import { systemClock } from './system-clock.ts';
import { nextDueOfAll } from './testing/every-lane.ts';
import { createMailSink, type MailSink, type MailStage } from './testing/mail-sink.ts';
import { moveIn } from './testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from './testing/temporary-folder.ts';
import { createWebhookCaller } from './webhooks/webhook-caller.ts';

const newId = createIdSource(Date.now, Math.random);
const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

let home: TemporaryFolder;
let sink: MailSink;
let server: ChildProcess;
beforeEach(async () => {
  home = await makeTemporaryFolder();
  sink = await createMailSink();
});
afterEach(async () => {
  server.kill('SIGKILL');
  await sink.close();
  await home.remove();
});

function openDatabase(): Promise<Store> {
  return createSqliteStore({ path: join(home.path, 'porchlight.db'), newId });
}

/** Long ago an agent answered somebody, who has not read it to this day. */
async function leaveUnread(): Promise<Id> {
  const house = await moveIn(await openDatabase());
  const { id: inbox_id, name } = house.inbox;
  const setting = { command_id: newId(), inbox_id, name, follow_up_minutes: 5 };
  await house.admin.does({ name: 'inbox.update', payload: setting });
  const visitor = await house.visitor();
  const address = { contact_id: visitor.id, name: 'Mira', email: 'mira@visitor.example' };
  await house.admin.does({ name: 'contact.update', payload: { command_id: newId(), ...address } });
  const conversation_id = newId();
  await visitor.says(conversation_id, 'Is it bright?');
  await house.admin.says(conversation_id, 'Very bright.');
  await house.store.close();
  return conversation_id;
}

/** Starts the server as a process of its own; it finds at once what is due. */
function start(): void {
  server = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], DATA_DIR: home.path, PORT: '0', SMTP_URL: sink.url },
  });
}

async function kill(): Promise<void> {
  const gone = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGKILL');
  await gone;
}

/** Some minutes later, when nobody waits for the dead any more, does what is left to do. */
async function goOn(): Promise<void> {
  const store = await openDatabase();
  const clock = { ...systemClock, now: () => Date.now() + 150_000 };
  const mailer = createMailer(
    { smtp_url: sink.url, mail_from: undefined, public_url: undefined },
    clock,
  );
  const jobs = createJobs({
    store,
    clock,
    newId,
    log,
    telemetry: createMetrics().telemetry,
    call: createWebhookCaller({ clock, allow_private: true }),
    random: Math.random,
    push: async () => 'sent',
    secret: 'a secret of nobody',
    shelf: createMemoryShelf(),
    office: { mailer, links: createMailLinks('a secret of nobody'), url: 'http://localhost' },
  });
  await expect.poll(() => nextDueOfAll(store.jobs), { timeout: 15_000 }).toBeNull();
  await jobs.stop();
  await store.close();
}

const moments: readonly [string, MailStage, held: boolean][] = [
  ['before the mail server has a word of it', 'recipient', true],
  ['between the end of the mail and its answer', 'end', true],
  ['when the mail server answers', 'end', false],
];

it.each(moments)('[FU5] a server killed %s: exactly one mail', async (_, stage, held) => {
  const conversation_id = await leaveUnread();
  if (held) sink.answers(stage, null);
  start();
  await sink.reaches(stage);
  await kill();
  await goOn();
  expect(sink.mails.map(({ message_id }) => message_id)).toEqual([
    `<follow-up.${conversation_id}.3@localhost>`,
  ]);
});
