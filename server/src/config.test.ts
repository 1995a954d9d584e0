import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

function sentence(environment: Record<string, string>): string {
  const read = readConfig(environment);
  return read.ok ? 'ok' : read.sentence;
}

it('needs nothing to be set', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    config: expect.objectContaining({
      port: 3000,
      host: '127.0.0.1',
      data_dir: './data',
      console_origins: [],
      limits_on: true,
      allow_private_webhooks: false,
    }),
  });
});

it('takes an empty variable for an absent one', () => {
  expect(sentence({ PORT: '', DATABASE_URL: '', ADMIN_PASSWORD: '' })).toBe('ok');
});

it('reads what is set', () => {
  const read = readConfig({
    PORT: '0',
    PUBLIC_URL: 'https://chat.example.com/',
    CONSOLE_ORIGINS: 'https://a.example, http://localhost:5173',
    LIMITS_OFF: '1',
    ALLOW_PRIVATE_WEBHOOKS: 'on',
  });
  expect(read).toMatchObject({
    config: {
      port: 0,
      public_url: 'https://chat.example.com',
      console_origins: ['https://a.example', 'http://localhost:5173'],
      limits_on: false,
      allow_private_webhooks: true,
    },
  });
});

it.each([
  ['PORT', 'three thousand', 'a whole number'],
  ['PORT', '70000', 'a whole number'],
  ['PUBLIC_URL', 'chat.example.com', 'https://chat.example.com'],
  ['PUBLIC_URL', 'https://chat.example.com/sub/path', 'without a path'],
  ['DATABASE_URL', 'mysql://db', 'postgres://'],
  ['REDIS_URL', 'localhost:6379', 'redis://'],
  ['SECRET_KEY', 'short', '32 characters'],
  ['ADMIN_EMAIL', 'admin', 'an e-mail address'],
  ['ADMIN_PASSWORD', 'short', '8 characters'],
  ['LOG_LEVEL', 'loud', 'debug, info'],
  ['CONSOLE_ORIGINS', 'https://a.example/console', 'origins'],
  ['FILES_URL', '/files', 's3://'],
  ['SMTP_URL', 'mail.example', 'smtp://'],
  ['SMTP_URL', 'smtp://ada@mail.example', 'password'],
  ['MAIL_FROM', 'Chat <chat@shop.example>', 'chat@example.com'],
  ['LIMITS_OFF', 'perhaps', '1 or 0'],
  ['ALLOW_PRIVATE_WEBHOOKS', 'perhaps', '1 or 0'],
])('a wrong %s (%s) is answered by a sentence that says what to do', (name, value, advice) => {
  const said = sentence({ [name]: value });
  expect(said).toMatch(new RegExp(`^${name} must .*\\.$`));
  expect(said).toContain(advice);
});

it('never repeats a secret', () => {
  expect(sentence({ SECRET_KEY: 'hunter2' })).not.toContain('hunter2');
});
