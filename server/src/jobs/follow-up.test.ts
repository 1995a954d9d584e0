import type { Id } from '@porchlight/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailLinks } from '../domain/mail-links.ts';
import type { Store } from '../domain/store.ts';
import type { LeasedJob } from '../domain/job-store.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { readSmtpUrl } from '../mail/smtp-settings.ts';
import { createMetrics } from '../metrics.ts';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { leaseOfEvery } from '../testing/every-lane.ts';
import { createMailSink, type MailSink } from '../testing/mail-sink.ts';
import { createManualClock, type ManualClock } from '../test/manual-clock.ts';
import { moveIn, type House, type Person } from '../testing/house.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { createFollowUp, type FollowUpEnvironment } from './follow-up.ts';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
const minute_ms = 60_000;

let folder: TemporaryFolder;
let house: House;
let sink: MailSink;
let clock: ManualClock;
let visitor: Person;
let conversation_id: Id;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  const path = `${folder.path}/porchlight.db`;
  clock = createManualClock();
  const store = await createSqliteStore({ path, newId: () => crypto.randomUUID() });
  clock.pass(Date.UTC(2026, 10, 20, 12) - clock.now());
  const start_ms = clock.now();
  house = await moveIn(store, () => clock.now() - start_ms);
  sink = await createMailSink();
  visitor = await house.visitor();
  conversation_id = house.newId();
  await visitor.says(conversation_id, 'Is it bright?');
  await lives('mira@visitor.example');
  await waits(5);
});
afterEach(async () => {
  await sink.close();
  await house.store.close();
  await folder.remove();
});

/** The visitor's address becomes known. */
async function lives(email: string | null): Promise<void> {
  const payload = { command_id: house.newId(), contact_id: visitor.id, name: 'Mira', email };
  await house.admin.does({ name: 'contact.update', payload });
}

/** The inbox mails what has been unread for so many minutes. */
async function waits(follow_up_minutes: number | null): Promise<void> {
  const { id: inbox_id, name } = house.inbox;
  const payload = { command_id: house.newId(), inbox_id, name, follow_up_minutes };
  await house.admin.does({ name: 'inbox.update', payload });
}

/** Says something as an agent, and gives its id. */
async function answers(text: string): Promise<Id> {
  const id = house.newId();
  await house.admin.says(conversation_id, text, id);
  return id;
}

async function reads(): Promise<void> {
  const [row] = await house.store.read.conversations([conversation_id]);
  await visitor.reads(conversation_id, row?.conversation.public_head ?? 0);
}

/** What comes between a follow-up and its world. */
type Between = Partial<FollowUpEnvironment>;

/** Lets time pass, and does every job that is due then. Gives how many there were. */
async function after(minutes: number, between: Between = {}): Promise<number> {
  clock.pass(minutes * minute_ms);
  const work = createFollowUp(environment(between));
  const now = () => new Date(clock.now()).toISOString();
  let done = 0;
  for (;;) {
    const [job] = await leaseOfEvery(house.store.jobs, house.newId(), now(), now(), 1);
    if (job === undefined) return done;
    await work(job);
    done += 1;
    if (done > 20) throw new Error('there is no end of jobs');
  }
}

function environment(between: Between): FollowUpEnvironment {
  const read = readSmtpUrl(sink.url);
  if (!read.ok) throw new Error(read.fault);
  const { settings } = read;
  const links = createMailLinks('a secret of nobody');
  const mailer = createSmtpMailer({ settings, clock, from: 'chat@shop.example' });
  const office = { mailer, links, url: 'https://chat.example' };
  const { telemetry } = createMetrics();
  return { store: house.store, clock, log, telemetry, random: () => 1, office, ...between };
}

/** A store in which something happens right before the end of a mail is noted. */
function interrupted(
  happens: () => Promise<unknown>,
): Pick<Store, 'read' | 'mail' | 'jobs' | 'command'> {
  let pending = true;
  const { store } = house;
  const command: Store['command'] = async (work) => {
    if (pending) {
      pending = false;
      await happens();
    }
    return store.command(work);
  };
  return { read: store.read, mail: store.mail, jobs: store.jobs, command };
}

describe('a reply that is unread', () => {
  it('[FU1] is mailed when the time is over, and not before', async () => {
    await answers('Very bright.');
    expect(await after(4.9)).toBe(0);
    expect(await after(0.2)).toBe(1);
    expect(sink.mails).toMatchObject([
      {
        to: 'mira@visitor.example',
        from: '"Website" <chat@shop.example>',
        subject: 'Ada answered you – Website',
        text: expect.stringContaining('Ada:\nVery bright.'),
      },
    ]);
    expect(sink.mails[0]?.text).toContain('https://chat.example/c/mo_');
    expect(await after(1_000)).toBe(0);
  });

  it('[FU1] is not mailed where it was read in the last moment', async () => {
    await answers('Very bright.');
    await after(4.9);
    await reads();
    expect(await after(10)).toBe(1);
    expect(sink.mails).toEqual([]);
  });

  it('[FU1] is mailed though it was delivered: only reading counts', async () => {
    await answers('Very bright.');
    await visitor.gets(conversation_id, 3);
    await after(6);
    expect(sink.mails).toHaveLength(1);
  });

  it('[FU2] is in one mail with all the others, and in no other mail', async () => {
    await answers('One');
    await after(1);
    await answers('Two');
    await after(1);
    await answers('Three');
    await after(3.1);
    expect(sink.mails[0]?.text).toMatch(/One[^]*Two[^]*Three/);
    await after(10);
    expect(sink.mails).toHaveLength(1);
    await answers('Four');
    await after(6);
    expect(sink.mails).toHaveLength(2);
    expect(sink.mails[1]?.text).not.toContain('Three');
    expect(sink.mails[1]?.message_id).not.toBe(sink.mails[0]?.message_id);
  });

  it('[FU2] does not hurry: who has read the first gets the second in its own time', async () => {
    await answers('One');
    await reads();
    await after(3);
    await answers('Two');
    await after(3);
    expect(sink.mails).toEqual([]);
    await after(3);
    expect(sink.mails[0]?.text).not.toContain('One');
  });

  it.each([
    ['the visitor has answered since', () => visitor.says(conversation_id, 'Thank you')],
    ['the conversation is resolved', () => house.admin.resolves(conversation_id)],
    ['there is no address', () => lives(null)],
    ['mails were turned off', () => waits(null)],
    [
      'the address wants none',
      () => house.store.mail.refuse(house.account_id, 'MIRA@visitor.example', house.now()),
    ],
  ])('[FU3] is not mailed where %s', async (_, happens) => {
    await answers('Very bright.');
    await happens();
    expect(await after(6)).toBe(1);
    expect(sink.mails).toEqual([]);
  });

  it('[FU3] is not mailed where it was recalled, nor are its words', async () => {
    const id = await answers('My pin is 4711');
    await answers('Very bright.');
    await house.admin.recalls(conversation_id, id);
    await after(6);
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.html).not.toContain('4711');
    const last = await answers('Oh no');
    await house.admin.recalls(conversation_id, last);
    await after(6);
    expect(sink.mails).toHaveLength(1);
  });

  it('[FU3] is no note, and not what a visitor says', async () => {
    await house.admin.notes(conversation_id, 'Is she a customer?');
    await visitor.says(conversation_id, 'Hello?');
    expect(await after(6)).toBe(0);
  });

  it('[FU1] is not looked after where the inbox mails nothing', async () => {
    await waits(null);
    await answers('Very bright.');
    expect(await after(6)).toBe(0);
  });

  it('is forgotten where mail is off', async () => {
    await answers('Very bright.');
    const { links, url } = environment({}).office;
    expect(await after(6, { office: { mailer: null, links, url } })).toBe(1);
    expect(await after(1_000)).toBe(0);
  });
});

describe('the end of a mail', () => {
  it.each([
    ['reads', () => reads()],
    ['answers', () => visitor.says(conversation_id, 'Thanks!')],
  ])('[FU4] does not come where the visitor %s while it is under way', async (_, happens) => {
    await answers('Very bright.');
    await after(6, { store: interrupted(happens) });
    expect(await after(1)).toBe(1);
    expect(sink.mails).toEqual([]);
  });

  it('[FU4] does not come where a word was recalled under way; what is left is mailed', async () => {
    const id = await answers('My pin is 4711');
    await answers('Very bright.');
    const happens = () => house.admin.recalls(conversation_id, id);
    await after(6, { store: interrupted(happens) });
    await after(1);
    expect(sink.mails.map(({ text }) => text.includes('4711'))).toEqual([false]);
  });

  it('[FU4] does not come where the job has gone to another node', async () => {
    await answers('Very bright.');
    clock.pass(6 * minute_ms);
    const now = new Date(clock.now()).toISOString();
    const [job] = await leaseOfEvery(house.store.jobs, 'a node that slept', now, now, 1);
    await createFollowUp(environment({ store: interrupted(() => after(0)) }))(job as LeasedJob);
    await after(1_000);
    expect(sink.mails).toHaveLength(1);
  });

  it('[FU5] is noted before it leaves', async () => {
    await answers('Very bright.');
    const noted = Promise.withResolvers<void>();
    const goesOn = Promise.withResolvers<void>();
    const { store } = house;
    const command: Store['command'] = async (work) => {
      const result = await store.command(work);
      if (result === true) {
        noted.resolve();
        await goesOn.promise;
      }
      return result;
    };
    const doing = after(6, { store: { ...store, command } });
    await noted.promise;
    // Whoever dies now has mailed as far as the note tells.
    expect(await store.mail.mark(conversation_id)).toMatchObject({ mailed_seq: 3 });
    expect(sink.mails).toEqual([]);
    goesOn.resolve();
    await doing;
    expect(sink.mails).toHaveLength(1);
  });
});

describe('a mail server that', () => {
  it('[FU6] is away gets the mail later, once', async () => {
    await answers('Very bright.');
    sink.answers('recipient', 450);
    await after(6);
    expect(sink.mails).toEqual([]);
    await after(1);
    expect(sink.mails).toHaveLength(1);
    expect(await after(1_000)).toBe(0);
  });

  it('[FU6] has refused the whole mail for now gets it again', async () => {
    await answers('Very bright.');
    sink.answers('end', 451);
    await after(6);
    await after(1);
    const ids = sink.mails.map(({ message_id }) => message_id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  it('[FU6] refuses for good is not asked again', async () => {
    await answers('Very bright.');
    sink.answers('recipient', 550);
    expect(await after(6)).toBe(1);
    expect(await after(1_000)).toBe(0);
    expect(sink.mails).toEqual([]);
  });

  it('[FU7] hangs up without a word gets the very same mail once more, and no third time', async () => {
    await answers('One');
    const hangUpAtEnd = async () => {
      sink.answers('end', null);
      const count = sink.mails.length + 1;
      const doing = after(6);
      await sink.reaches('end', count);
      sink.hangsUp();
      await doing;
    };
    await hangUpAtEnd();
    await answers('Two');
    await hangUpAtEnd();
    const [first, second] = sink.mails;
    expect(second?.message_id).toBe(first?.message_id);
    expect(second?.text).not.toContain('Two');
    await after(1_000);
    expect(sink.mails).toHaveLength(3);
    expect(sink.mails[2]?.text).toMatch(/Two/);
    expect(sink.mails[2]?.text).not.toMatch(/One/);
  });

  it('[FU6] has been read without is not bothered again', async () => {
    await answers('Very bright.');
    sink.answers('recipient', 450);
    await after(6);
    await reads();
    await after(1_000);
    expect(sink.mails).toEqual([]);
  });
});

it('[FU5] a node that died between the end of a mail and the answer mails nothing more', async () => {
  await answers('Very bright.');
  clock.pass(6 * minute_ms);
  let commands = 0;
  const command: Store['command'] = (work) => {
    commands += 1;
    return commands === 1 ? house.store.command(work) : Promise.reject(new Error('dead'));
  };
  const store = { ...house.store, command };
  await expect(after(0, { store })).rejects.toThrow('dead');
  expect(sink.mails).toHaveLength(1);
  expect(await after(1_000)).toBe(1);
  expect(sink.mails).toHaveLength(1);
});
