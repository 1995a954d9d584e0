import { describe, expect, it } from 'vitest';
import { senderAddress } from './sender-address.ts';
import { readSmtpUrl, type SmtpSettings } from './smtp-settings.ts';

function settingsOf(url: string): SmtpSettings {
  const read = readSmtpUrl(url);
  if (!read.ok) throw new Error(read.fault);
  return read.settings;
}

describe('SMTP_URL', () => {
  it.each([
    ['smtps://mail.example', 465, 'tls'],
    ['smtp://mail.example', 587, 'starttls'],
    ['smtp://mail.example:2525/', 2525, 'starttls'],
    ['smtp://localhost:1025', 1025, 'if_offered'],
    ['smtp://127.0.0.1', 587, 'if_offered'],
    ['smtp://[::1]:25', 25, 'if_offered'],
    ['smtp://mailpit:1025?tls=off', 1025, 'none'],
  ])('%s: port %i, %s', (url, port, protection) => {
    expect(settingsOf(url)).toMatchObject({ port, protection });
  });

  it('has user and password, as URLs have them', () => {
    const { credentials, host } = settingsOf('smtps://chat%40shop.example:p%3Ass@mail.example');
    expect(credentials).toEqual({ user: 'chat@shop.example', pass: 'p:ss' });
    expect(host).toBe('mail.example');
  });

  it.each([
    ['mail.example', 'smtp://'],
    ['http://mail.example', 'smtp://'],
    ['smtp://', 'smtp://'],
    ['smtp://mail.example/inbox', 'no path'],
    ['smtp://ada@mail.example', 'password'],
    ['smtp://ada:%@mail.example', 'URL-encoded'],
    ['smtp://mail.example?tls=no', 'tls=off'],
    ['smtps://mail.example?tls=off', 'smtp://'],
    ['smtp://ada:secret@mail.example?tls=off', 'password'],
  ])('%s is wrong, in a sentence without the secret', (url, advice) => {
    const read = readSmtpUrl(url);
    expect(read).toMatchObject({ ok: false, fault: expect.stringMatching(/^must /) });
    expect(read).toMatchObject({ fault: expect.stringContaining(advice) });
    expect(JSON.stringify(read)).not.toContain('secret');
  });
});

describe('the sender', () => {
  it.each([
    ['smtps://chat%40shop.example:x@mail.example', undefined, 'chat@shop.example'],
    ['smtps://ada:x@mail.example', undefined, 'porchlight@mail.example'],
    ['smtps://ada:x@mail.example', 'https://chat.shop.example', 'porchlight@chat.shop.example'],
    ['smtp://127.0.0.1:25', undefined, 'porchlight@localhost'],
    ['smtp://localhost:25', 'http://192.0.2.7:3000', 'porchlight@localhost'],
  ])('of %s at %s is %s', (url, public_url, from) => {
    expect(senderAddress(settingsOf(url), public_url)).toBe(from);
  });
});
