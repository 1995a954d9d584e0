import type { FirstContact, WebsiteInbox } from '@porchlight/protocol';
import { act } from 'react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstContactPath } from '../../shared/inbox-paths.ts';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { FirstContactPage } from './first-contact-page.tsx';

let desk: FrontDesk;
let screen: Rendered;

const inboxNow = () => {
  const [inbox] = desk.server.past.tables.inboxes.values();
  return inbox as WebsiteInbox;
};
const saved = (): FirstContact | undefined => inboxNow().first_contact;
const section = (title: string) => {
  const heading = [...screen.page.querySelectorAll('h2')].find((one) => one.textContent === title);
  return heading?.closest('section') as HTMLElement;
};
const buttonIn = (title: string, name: string) =>
  [...section(title).querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  ) as HTMLElement;
const chooses = (value: string) => screen.clicks(screen.get(`input[value="${value}"]`));
const types = (label: string, text: string) => screen.types(screen.field('input', label), text);

async function shows(): Promise<Rendered> {
  const page = await desk.shows(
    <Routes>
      <Route path="/settings/inboxes/:inbox_id/first-contact" element={<FirstContactPage />} />
    </Routes>,
    firstContactPath(inboxNow().id),
  );
  await desk.until(() => page.find('h2', 'Opening hours'));
  return page;
}

beforeEach(async () => {
  desk = await openFrontDesk();
  screen = await shows();
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

it('calls each button that saves by what it saves', () => {
  const names = [...screen.page.querySelectorAll('button[type=submit]')].map((button) =>
    (button.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' '),
  );
  expect(names).toContain('Save Opening hours');
  expect(new Set(names).size).toBe(names.length);
});

it('[OH1] begins with office hours where the admin is, and saves what is changed', async () => {
  await chooses('hours');
  await types('Time zone of these hours', 'Asia/Tokyo');
  await types('Monday, 1: from', '08:30');
  await screen.clicks(buttonIn('Opening hours', 'Same on all working days'));
  await screen.clicks(buttonIn('Opening hours', 'Add hours on Saturday'));
  await types('Saturday, 1: to', '00:00');
  await screen.clicks(buttonIn('Opening hours', 'Add days off'));
  await screen.clicks(buttonIn('Opening hours', 'Save'));
  const { time_zone, week, holidays } = await desk.until(() => saved()?.hours);
  expect(time_zone).toBe('Asia/Tokyo');
  expect(week[4]).toEqual([{ from: 510, to: 1_020 }]);
  expect(week[5]).toEqual([{ from: 540, to: 1_440 }]);
  expect(week[6]).toEqual([]);
  expect(holidays).toHaveLength(1);
});

it('shows what a colleague makes of hours that were saved here before', async () => {
  await chooses('hours');
  await types('Time zone of these hours', 'Asia/Tokyo');
  await screen.clicks(buttonIn('Opening hours', 'Save'));
  const hours = await desk.until(() => saved()?.hours);
  await desk.until(() => section('Opening hours').textContent.includes('Saved'));
  const { id: inbox_id, name } = inboxNow();
  const first_contact = { hours: { ...hours, time_zone: 'Europe/Oslo' } };
  const wish = { command_id: desk.client.newId(), inbox_id, name, first_contact };
  await act(async () => desk.client.ask('inbox.update', wish));
  const zone = () => screen.field('input', 'Time zone of these hours').value;
  await desk.until(() => zone() === 'Europe/Oslo');
});

it('[OH1] holds back hours that can’t be, and says which', async () => {
  await chooses('hours');
  await types('Tuesday, 1: to', '08:00');
  await types('Time zone of these hours', 'Nowhere');
  await screen.clicks(buttonIn('Opening hours', 'Save'));
  expect(screen.page.textContent).toContain('There is no such time zone.');
  expect(screen.page.textContent).toContain('Hours have to end after they begin');
  await new Promise((resolve) => setTimeout(resolve));
  expect(document.activeElement).toBe(screen.get('input', 'Time zone of these hours'));
  expect(saved()).toBeUndefined();
});

const hints = ['reaches them by mail.', 'Turn on “Unread replies”', 'Mail is not set up'] as const;
const [mailed, off, unmailed] = hints;
it.each([
  { set_up: true, minutes: 15, said: mailed },
  { set_up: true, minutes: null, said: off },
  { set_up: false, minutes: 15, said: unmailed },
  { set_up: false, minutes: null, said: unmailed },
])('[OH5] says of the form what becomes of its answers: %o', async ({ set_up, minutes, said }) => {
  const settings = { set_up, from: set_up ? 'chat@nightjar.example' : null };
  desk.answers({ mail: { settings, test: { outcome: 'off', to: '', said: '' } } });
  const inbox = inboxNow();
  desk.server.past.tables.inboxes.set(inbox.id, { ...inbox, follow_up_minutes: minutes });
  await screen.leaves();
  screen = await shows();
  await chooses('hours');
  const hours = section('Opening hours');
  const shown = () => hints.filter((hint) => hours.textContent.includes(hint));
  expect(shown()).toEqual([]);
  await chooses('form');
  await desk.until(() => shown().length);
  expect(shown()).toEqual([said]);
  expect(saved()).toBeUndefined();
});

it('[PC1] asks in the order that is chosen by keyboard, and saves that part alone', async () => {
  const title = 'Before a conversation';
  await screen.clicks(buttonIn(title, 'Add the question'));
  // A name is asked for once, so the next question on offer is another one.
  await screen.clicks(buttonIn(title, 'Add the question'));
  expect(screen.get('iframe').title).toBe('The form as visitors see it');
  await screen.clicks(buttonIn(title, 'Save'));
  await desk.until(() => saved()?.pre_chat.length);
  expect(saved()).toMatchObject({
    hours: null,
    pre_chat: [
      { id: 'name_1', kind: 'name', label: '', required: true },
      { id: 'email_1', kind: 'email', label: '', required: true },
    ],
  });
});

it('[PR1] saves a first word once it has words', async () => {
  const title = 'Proactive messages';
  await screen.clicks(buttonIn(title, 'Add a message'));
  await screen.clicks(buttonIn(title, 'Save'));
  expect(section(title).textContent).toContain('Please write what is said.');
  await types('Message', 'Questions?');
  await types('On pages whose address is (* is anything; empty: every page)', 'pricing');
  await screen.clicks(buttonIn(title, 'Save'));
  expect(section(title).textContent).toContain('Begin with /');
  await types('On pages whose address is (* is anything; empty: every page)', '/pricing*');
  await screen.clicks(buttonIn(title, 'Save'));
  await desk.until(() => saved()?.proactive.length);
  expect(saved()?.proactive).toMatchObject([{ on: true, url: '/pricing*', text: 'Questions?' }]);
});

it('greets in further languages', async () => {
  const title = 'Greeting in other languages';
  await screen.types(section(title).querySelector('input') as HTMLInputElement, 'fr');
  await screen.clicks(buttonIn(title, 'Add the language'));
  await types('French', 'Bonjour !');
  await screen.clicks(buttonIn(title, 'Save'));
  await desk.until(() => saved()?.greetings['fr']);
  expect(saved()?.greetings).toEqual({ fr: 'Bonjour !' });
});

it('[PC6] lets the owner choose languages, the first for everybody else', async () => {
  const title = 'Languages';
  await screen.clicks(section(title).querySelector('input[value=some]') as HTMLElement);
  expect(section(title).textContent).toContain('spoken to in English');
  const box = [...section(title).querySelectorAll('label')].find(
    ({ textContent }) => textContent === 'Chinese',
  );
  await screen.clicks(box?.querySelector('input') as HTMLElement);
  await screen.clicks(buttonIn(title, 'Save'));
  await desk.until(() => saved()?.languages.length);
  expect(saved()?.languages).toEqual(['en', 'zh']);
});
