import type { WebsiteInbox } from '@porchlight/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { IdentityForm } from './identity-form.tsx';

let desk: FrontDesk;
let screen: Rendered;

const inboxNow = () => {
  const [inbox] = desk.server.past.tables.inboxes.values();
  return inbox as WebsiteInbox;
};
const button = (name: string) => screen.get('button', name);
const alerts = () =>
  [...screen.page.querySelectorAll('[role="alert"]')].map(({ textContent }) => textContent);
const chooses = (value: string) => screen.clicks(screen.get(`input[value="${value}"]`));

beforeEach(async () => {
  desk = await openFrontDesk();
  screen = await desk.shows(<IdentityForm inbox={inboxNow()} />, '/settings');
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

it('is not turned on before there is a secret, which is shown once', async () => {
  await chooses('on');
  await screen.clicks(button('Save'));
  expect(alerts()).toContain('Make a secret first.');
  expect(inboxNow().identity).toBeUndefined();
  await screen.clicks(button('Make a secret'));
  await desk.until(() => screen.find('code[aria-label="Secret"]'));
  const { textContent } = screen.get('code[aria-label="Secret"]');
  expect(textContent).toMatch(/^mock_.{40,}/u);
  expect(inboxNow().identity?.secret_made_at).toBeTypeOf('string');
});

it('asks before it replaces a secret that is in use', async () => {
  await screen.clicks(button('Make a secret'));
  await desk.until(() => screen.find('button', 'Make a new secret'));
  const before = inboxNow().identity?.secret_made_at;
  await screen.clicks(button('Make a new secret'));
  expect(screen.get('dialog').textContent).toContain('is refused from then on');
  await screen.clicks(button('Keep it'));
  expect(screen.find('dialog')).toBeNull();
  expect(inboxNow().identity?.secret_made_at).toBe(before);
});

it('takes a public key, and no other text for one', async () => {
  await chooses('on');
  await chooses('EdDSA');
  await screen.clicks(button('Save'));
  expect(alerts()).toContain('Enter the public key first.');
  await screen.types(screen.field('textarea'), 'my key');
  await screen.clicks(button('Save'));
  expect(alerts()).toContain('This is not an Ed25519 public key in PEM.');
  const words = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=';
  await screen.types(screen.field('textarea'), words);
  await screen.clicks(button('Save'));
  await desk.until(() => inboxNow().identity);
  const public_key = `-----BEGIN PUBLIC KEY-----\n${words}\n-----END PUBLIC KEY-----\n`;
  expect(inboxNow().identity).toMatchObject({ on: true, algorithm: 'EdDSA', public_key });
});
