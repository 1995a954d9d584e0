import type { Id } from '@porchlight/protocol';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMailLinks } from '../domain/mail-links.ts';
import type { Mailer } from '../domain/mailer.ts';
import { createRateLimits } from '../domain/rate-limits.ts';
import { createDurableRunner } from '../domain/run-durable.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { readSmtpUrl } from '../mail/smtp-settings.ts';
import { createMetrics } from '../metrics.ts';
import { createSqliteStore } from '../storage/sqlite-store.ts';
import { leaseOfEvery, nextDueOfAll } from '../testing/every-lane.ts';
import { hostileStrings } from '../testing/hostile-strings.ts';
import { moveIn, type House, type Person } from '../testing/house.ts';
import { createMailSink, type MailSink } from '../testing/mail-sink.ts';
import { makeTemporaryFolder, type TemporaryFolder } from '../testing/temporary-folder.ts';
import { createManualClock, type ManualClock } from '../test/manual-clock.ts';
import { createTranscript } from './transcript.ts';

const ignore = () => undefined;
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

let folder: TemporaryFolder;
let house: House;
let sink: MailSink;
let clock: ManualClock;
let visitor: Person;
let conversation_id: Id;

beforeEach(async () => {
  folder = await makeTemporaryFolder();
  clock = createManualClock();
  clock.pass(Date.UTC(2026, 10, 20, 12) - clock.now());
  const path = `${folder.path}/porchlight.db`;
  const store = await createSqliteStore({ path, newId: () => crypto.randomUUID() });
  const start_ms = clock.now();
  house = await moveIn(store, () => clock.now() - start_ms);
  sink = await createMailSink();
  visitor = await house.visitor();
  conversation_id = house.newId();
  await visitor.says(conversation_id, 'Is it bright?');
  proves({ email: 'mira@visitor.example', email_verified: true });
});
afterEach(async () => {
  await sink.close();
  await house.store.close();
  await folder.remove();
});

/** The website has said who the visitor is. */
function proves({ email, email_verified }: { email: string; email_verified: boolean }): void {
  const identity = { user_id: 'mira', email_verified, verified_at: '2026-11-20T12:00:00.000Z' };
  const database = new DatabaseSync(`${folder.path}/porchlight.db`, { timeout: 5_000 });
  const change = database.prepare('update contacts set email = ?, identity = ? where id = ?');
  change.run(email, JSON.stringify(identity), visitor.id);
  database.close();
}

function asks(): Promise<object> {
  const payload = { command_id: house.newId(), conversation_id };
  return house.admin.does({ name: 'transcript.send', payload });
}

/** Does what is due; something may happen right before the mail's end. */
async function works(happens: () => Promise<unknown> = async () => {}): Promise<void> {
  const read = readSmtpUrl(sink.url);
  if (!read.ok) throw new Error(read.fault);
  const real = createSmtpMailer({ settings: read.settings, clock, from: 'chat@shop.example' });
  let pending = true;
  const mailer: Mailer = {
    from: real.from,
    send: (mail, last) =>
      real.send(mail, async () => {
        if (pending) await happens();
        pending = false;
        return (await last?.()) ?? true;
      }),
  };
  const office = { mailer, links: createMailLinks('x'), url: 'https://chat.example' };
  const { telemetry } = createMetrics();
  const work = createTranscript({
    store: house.store,
    clock,
    log,
    telemetry,
    random: () => 1,
    office,
  });
  for (let left = 5; left > 0; left -= 1) {
    const now = new Date(clock.now()).toISOString();
    const [job] = await leaseOfEvery(house.store.jobs, house.newId(), now, now, 1);
    if (job !== undefined) await work(job);
    clock.pass(2_000);
  }
  expect(await nextDueOfAll(house.store.jobs)).toBeNull();
}

describe('a transcript', () => {
  it('[TR2] tells what was said, by whom and when, and neither notes nor what was recalled', async () => {
    await house.admin.says(conversation_id, 'Very bright.');
    await house.admin.notes(conversation_id, 'a secret note');
    const gone = house.newId();
    await visitor.says(conversation_id, 'a recalled word', gone);
    await visitor.recalls(conversation_id, gone);
    await asks();
    await works();
    expect(sink.mails).toMatchObject([
      { to: 'mira@visitor.example', subject: 'Your conversation with Website' },
    ]);
    const [{ text, html } = { text: '', html: '' }] = sink.mails;
    expect(text).toMatch(
      /You · Nov 20, 2026, 12:00\sPM:\nIs it bright\?[^]*Ada · .*\nVery bright\./,
    );
    expect(text + html).not.toMatch(/secret note|recalled word/);
  });

  it('[TR2] is written anew where something was recalled while it was on its way', async () => {
    const id = house.newId();
    await visitor.says(conversation_id, 'a rash word', id);
    await asks();
    await works(() => visitor.recalls(conversation_id, id));
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]?.text).not.toContain('rash');
  });

  it('[TR1] goes to no address that an agent has put in place of the verified one', async () => {
    const contact = { contact_id: visitor.id, name: null, email: 'somebody@else.example' };
    const payload = { command_id: house.newId(), ...contact };
    await house.admin.does({ name: 'contact.update', payload });
    expect(await asks()).toMatchObject({ error: { code: 'forbidden' } });
  });

  it('[TR1] goes nowhere where the address is no more verified when it is due', async () => {
    await asks();
    proves({ email: 'mira@visitor.example', email_verified: false });
    await works();
    expect(sink.mails).toEqual([]);
  });

  it('takes nothing for markup', async () => {
    for (const text of hostileStrings) await visitor.says(conversation_id, text);
    await asks();
    await works();
    const html = sink.mails[0]?.html ?? '';
    expect(html).not.toMatch(/<script|<img|<svg|<iframe|<b |href="javascript|<style>\*/);
    expect(html).toContain('&lt;script&gt;window.pwned=1&lt;/script&gt;');
  });
});

it('[TR3] nobody uses up what may be asked for of another’s conversation', async () => {
  const { store, newId } = house;
  const limits = createRateLimits(clock, true);
  const runner = createDurableRunner({ store, clock, newId, limits });
  const wish = () => ({ command_id: newId(), conversation_id });
  const askedBy = ({ principal }: Person) => {
    const seen = { session_id: newId(), expires_at: house.now(), address: '192.0.2.1' };
    const caller = { principal, ...seen, source: 'api' } as const;
    return runner.run(caller, { name: 'transcript.send', payload: wish() });
  };
  const stranger = await house.visitor();
  for (let turn = 0; turn < 4; turn += 1)
    expect(await askedBy(stranger)).toMatchObject({ error: { code: 'not_found' } });
  const { admin } = house;
  for (let turn = 0; turn < 3; turn += 1) expect(await askedBy(admin)).toMatchObject({ ok: true });
  expect(await askedBy(admin)).toMatchObject({ error: { code: 'rate_limited' } });
});

it('[TR3] may be asked for three times at once, then once in ten minutes', () => {
  const { transcripts } = createRateLimits(clock, true);
  const waits = () => transcripts.take(conversation_id);
  expect([waits(), waits(), waits()]).toEqual([0, 0, 0]);
  expect(waits()).toBeGreaterThan(0);
  expect(transcripts.take('another')).toBe(0);
  clock.pass(600_000);
  expect(waits()).toBe(0);
});
