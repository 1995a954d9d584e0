import type { WebsiteInbox } from '@porchlight/protocol';
import { act, useEffect, useState, type ReactNode } from 'react';
import { afterEach, expect, it } from 'vitest';
import { FilesForm } from '../features/files/files-form.tsx';
import { IdentityForm } from '../features/identity/identity-form.tsx';
import { AllowedWebsites } from '../features/install/allowed-websites.tsx';
import { FollowUpForm } from '../features/mail/follow-up-form.tsx';
import { TalkForm } from '../features/talk/talk-form.tsx';
import { openFrontDesk, type FrontDesk } from '../test/front-desk.tsx';
import type { Rendered } from '../test/rendered.tsx';

let desk: FrontDesk;
let screen: Rendered;

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

/** Whether a window that is closed now would be asked about. */
const isHeld = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }));

const forms: Record<string, [form: (inbox: WebsiteInbox) => ReactNode, change: string]> = {
  files: [(inbox) => <FilesForm inbox={inbox} />, 'input[type="checkbox"]'],
  identity: [(inbox) => <IdentityForm inbox={inbox} />, 'input[value="on"]'],
  websites: [(inbox) => <AllowedWebsites inbox={inbox} />, 'textarea'],
  'follow-ups': [(inbox) => <FollowUpForm inbox={inbox} set_up />, 'input[value="on"]'],
  talk: [(inbox) => <TalkForm inbox={inbox} />, 'input[value="on"]'],
};

it.each(Object.keys(forms))('who touched nothing in the form of %s may leave', async (name) => {
  const [form] = forms[name] ?? [() => null];
  desk = await openFrontDesk();
  const [inbox] = desk.server.past.tables.inboxes.values() as Iterable<WebsiteInbox>;
  const elsewhere: Partial<WebsiteInbox> = {
    follow_up_minutes: 33,
    talk: { rating: { on: true, question: 'How?' }, transcript: true, typing_preview: true },
    files: { on: false, kinds: [], max_bytes: 2_000_000 },
    allowed_origins: ['https://other.example'],
  };
  const changed = { current: () => {} };
  function Host() {
    const [now, setNow] = useState(inbox as WebsiteInbox);
    useEffect(() => {
      changed.current = () => setNow({ ...now, ...elsewhere });
    });
    return form(now);
  }
  screen = await desk.shows(<Host />);
  // A colleague saves something else.
  await act(async () => changed.current());
  expect(isHeld()).toBe(false);
});

it('what is saved keeps nobody, also before the news of it has come', async () => {
  desk = await openFrontDesk();
  const [inbox] = desk.server.past.tables.inboxes.values();
  screen = await desk.shows(<TalkForm inbox={inbox as WebsiteInbox} />);
  await screen.clicks(screen.get('input[value="on"]'));
  await screen.clicks(screen.get('button[type="submit"]'));
  await desk.until(() => screen.page.querySelector('p[aria-live]')?.textContent);
  expect(isHeld()).toBe(false);
});

it.each(Object.keys(forms))('who leaves the form of %s unsaved is asked first', async (name) => {
  const [form, change] = forms[name] ?? [() => null, ''];
  desk = await openFrontDesk();
  const [inbox] = desk.server.past.tables.inboxes.values();
  screen = await desk.shows(form(inbox as WebsiteInbox));
  expect(isHeld()).toBe(false);
  const field = screen.get(change);
  await (change === 'textarea'
    ? screen.types(field, 'https://shop.example')
    : screen.clicks(field));
  expect(isHeld()).toBe(true);
  await screen.leaves();
  expect(isHeld()).toBe(false);
});
