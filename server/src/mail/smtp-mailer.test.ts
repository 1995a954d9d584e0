import { afterEach, describe, expect, it } from 'vitest';
import type { Mail } from '../domain/mailer.ts';
import { createMailSink, type MailSink } from '../testing/mail-sink.ts';
import { createManualClock } from '../test/manual-clock.ts';
import { answer_ms, createSmtpMailer, deadline_ms } from './smtp-mailer.ts';
import { readSmtpUrl } from './smtp-settings.ts';

let sink: MailSink | undefined;
afterEach(async () => {
  await sink?.close();
  sink = undefined;
});

const mail: Mail = {
  to: 'mira@visitor.example',
  from_name: 'Moth & Lamp <evil@x.example>',
  subject: 'Ada answered you\r\nBcc: everybody@x.example',
  text: 'Hello\n.\nthere',
  html: '<p>Hello</p>',
  id: 'follow-up.1.2',
  unsubscribe_url: 'https://chat.example/c/stop/mu_1',
};

function mailerTo(url: string) {
  const read = readSmtpUrl(url);
  if (!read.ok) throw new Error(read.fault);
  const clock = createManualClock();
  const { settings } = read;
  return { clock, mailer: createSmtpMailer({ settings, clock, from: 'chat@shop.example' }) };
}

async function open(options?: Parameters<typeof createMailSink>[0]) {
  sink = await createMailSink(options);
  return { sink, ...mailerTo(sink.url) };
}

describe('a mail', () => {
  it('arrives as it was written, from our address alone, and can be stopped by one click', async () => {
    const { sink: box, mailer } = await open();
    expect(await mailer.send(mail)).toEqual({ kind: 'sent' });
    const [got] = box.mails;
    expect(got).toMatchObject({
      from: '"Moth & Lamp <evil@x.example>" <chat@shop.example>',
      to: 'mira@visitor.example',
      message_id: '<follow-up.1.2@shop.example>',
      text: 'Hello\n.\nthere',
    });
    expect(got?.html).toContain('<p>Hello</p>');
    expect(got?.header('bcc')).toBe('');
    expect(got?.header('list-unsubscribe')).toContain('<https://chat.example/c/stop/mu_1>');
    expect(got?.header('list-unsubscribe-post')).toContain('List-Unsubscribe=One-Click');
    expect(got?.header('auto-submitted')).toContain('auto-generated');
  });

  it('has no end before it may have one', async () => {
    const { sink: box, mailer } = await open();
    const asked = Promise.withResolvers<void>();
    const allowed = Promise.withResolvers<boolean>();
    const sending = mailer.send(mail, () => {
      asked.resolve();
      return allowed.promise;
    });
    await Promise.all([asked.promise, box.reaches('words')]);
    expect(box.mails).toEqual([]);
    allowed.resolve(true);
    expect(await sending).toEqual({ kind: 'sent' });
    expect(box.mails).toHaveLength(1);
  });

  it('is not asked for its end before its words are taken', async () => {
    const { sink: box, mailer } = await open();
    let asked = 0;
    const last = async () => {
      asked += 1;
      return true;
    };
    box.answers('recipient', 450);
    expect(await mailer.send(mail, last)).toMatchObject({ kind: 'failed' });
    expect(asked).toBe(0);
    expect(await mailer.send({ ...mail, text: 'Hello '.repeat(50_000) }, last)).toEqual({
      kind: 'sent',
    });
    expect(asked).toBe(1);
  });

  it.each([
    ['no', async () => false],
    ['nothing that could be understood', () => Promise.reject(new Error('storage'))],
  ])('that is answered %s at its end is no mail', async (_, last) => {
    const { sink: box, mailer } = await open();
    expect(await mailer.send(mail, last)).toEqual({ kind: 'withheld' });
    expect(box.mails).toEqual([]);
  });

  it.each([
    ['recipient', 550, { trouble: 'recipient', final: true }],
    ['recipient', 450, { trouble: 'recipient', final: false }],
    ['end', 554, { trouble: 'refused', final: true }],
    ['end', 451, { trouble: 'refused', final: false }],
  ] as const)('refused at its %s with %i has failed', async (stage, code, failure) => {
    const { sink: box, mailer } = await open();
    box.answers(stage, code);
    const outcome = await mailer.send(mail);
    expect(outcome).toMatchObject({ kind: 'failed', ...failure });
    expect(outcome).toMatchObject({ said: expect.stringContaining(String(code)) });
  });

  it('whose end was never answered is unclear', async () => {
    const { sink: box, mailer } = await open();
    box.answers('end', null);
    const sending = mailer.send(mail);
    await box.reaches('end');
    box.hangsUp();
    expect(await sending).toMatchObject({ kind: 'unclear' });
  });

  it('costs one deadline where the mail server is silent, and has time to be looked at', async () => {
    const { sink: box, mailer, clock } = await open();
    box.answers('recipient', null);
    const early = mailer.send(mail);
    await box.reaches('recipient');
    clock.pass(deadline_ms);
    expect(await early).toMatchObject({ kind: 'failed', trouble: 'silent', final: false });
    box.answers('end', null);
    const late = mailer.send(mail);
    await box.reaches('end');
    clock.pass(deadline_ms);
    expect(clock.waiting()).toBe(1);
    clock.pass(answer_ms - deadline_ms);
    expect(await late).toMatchObject({ kind: 'unclear' });
  });

  it('fails where nobody listens', async () => {
    const { sink: box, mailer } = await open();
    await box.close();
    sink = undefined;
    expect(await mailer.send(mail)).toMatchObject({ kind: 'failed', trouble: 'unreachable' });
  });

  it('fails where name and password are wrong', async () => {
    const { sink: box } = await open({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('who?')),
    });
    const { mailer } = mailerTo(box.url.replace('//', '//ada:secret@'));
    const outcome = await mailer.send(mail);
    expect(outcome).toMatchObject({ kind: 'failed', trouble: 'credentials', final: false });
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });

  it('goes to nobody far away who speaks in clear', async () => {
    const { sink: box } = await open();
    const read = readSmtpUrl(box.url);
    if (!read.ok) throw new Error(read.fault);
    // As for a host elsewhere.
    const settings = { ...read.settings, protection: 'starttls' } as const;
    const mailer = createSmtpMailer({
      settings,
      clock: createManualClock(),
      from: 'chat@shop.example',
    });
    expect(await mailer.send(mail)).toMatchObject({ kind: 'failed', trouble: 'insecure' });
    expect(box.mails).toEqual([]);
  });

  it('is encrypted where a server on this machine offers it, with whatever certificate', async () => {
    let secure = false;
    const { mailer } = await open({
      disabledCommands: ['AUTH'],
      onMailFrom: (_address, session, done) => {
        secure = session.secure;
        done();
      },
    });
    expect(await mailer.send(mail)).toEqual({ kind: 'sent' });
    expect(secure).toBe(true);
  });
});
