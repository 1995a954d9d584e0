// @vitest-environment happy-dom
import type { VisitorFirstContact } from '@porchlight/protocol';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { KeptSession } from '../../frame/session.ts';
import { createFixtureClient } from '../../test/fixture-client.ts';
import { ada } from '../../test/fixtures.ts';
import { openScreen, type Screen } from '../../test/screen.tsx';
import { createSilence } from '../../test/silence.ts';
import { ChatPanel } from '../chat-panel.tsx';
import type { FirstDesk } from '../first-desk.ts';
import { greet } from '../greeting.ts';

const next = '01890000-0000-7000-8000-00000000d001';
const nothing = () => {};
const office = [{ from: 9 * 60, to: 17 * 60 }];
const hours = { time_zone: 'UTC', week: Array.from({ length: 7 }, () => office), holidays: [] };
const plain: VisitorFirstContact = {
  hours: null,
  outside_hours: 'chat',
  pre_chat: [],
  reply_time: null,
  languages: [],
  replies_by_mail: false,
};
const asking: VisitorFirstContact = {
  ...plain,
  pre_chat: [
    { id: 'name', kind: 'name', label: '', required: true },
    { id: 'email', kind: 'email', label: '', required: true },
    { id: 'topic', kind: 'choice', label: 'Topic', required: false, options: ['A', 'B'] },
    { id: 'terms', kind: 'consent', label: 'I agree', required: true, link: 'https://x.example/' },
  ],
};

let kept: Map<string, string>;
let session: KeptSession;

beforeAll(() => import('./first.tsx'));
beforeEach(() => {
  kept = new Map();
  session = { token: 'token', visitor_id: 'visitor' };
  // Friday noon.
  vi.setSystemTime(Date.parse('2026-11-27T12:00:00Z'));
});
afterEach(() => {
  greet();
  vi.useRealTimers();
});

function deskOf(settings: VisitorFirstContact): FirstDesk {
  return {
    settings,
    scope: 'story',
    kept: { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) },
    session: {
      current: () => session,
      adopt: (adopted) => {
        session = adopted;
      },
    },
  };
}

async function open(settings: VisitorFirstContact, draft = '') {
  const client = createFixtureClient({ connection: { kind: 'live' } });
  client.setDraft(next, 'reply', draft);
  const desk = deskOf(settings);
  const screen = openScreen(
    <ChatPanel
      client={client}
      open
      next_conversation={next}
      first={desk}
      onClose={nothing}
      onReload={nothing}
      onErased={nothing}
      sound={createSilence()}
    />,
  );
  await vi.waitFor(() => {
    screen.does(nothing);
    expect(screen.root.querySelector('.skeleton')).toBeNull();
  });
  // The part comes a few turns later.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
  screen.does(nothing);
  const sent = () => client.calls.filter(([name]) => name === 'send');
  return { client, screen, sent };
}

function input(screen: Screen, id: string): HTMLInputElement {
  return screen.root.querySelector(`#first-${id}`) as HTMLInputElement;
}

function fill(screen: Screen, id: string, value: string) {
  const field = input(screen, id);
  screen.does(() => {
    field.value = value;
    field.dispatchEvent(
      new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }),
    );
  });
}

const pressSend = (screen: Screen) => screen.press('Enter');

it('[PC5] asks when somebody presses Send, with what they have written, and sends both', async () => {
  const { screen, sent } = await open(asking);
  expect(screen.root.querySelector('form.first-form')).toBeNull();
  screen.type('Hello');
  pressSend(screen);
  expect(sent()).toEqual([]);
  expect(screen.text()).toContain('Before we begin');
  expect(input(screen, 'message').value).toBe('Hello');
  expect(document.activeElement).toBe(input(screen, 'name'));
  fill(screen, 'name', ' Mia ');
  fill(screen, 'email', 'mia@mail.example');
  fill(screen, 'topic', 'B');
  screen.does(() => input(screen, 'terms').click());
  screen.click('Send message');
  const replies = [
    { field_id: 'name', value: 'Mia' },
    { field_id: 'email', value: 'mia@mail.example' },
    { field_id: 'topic', value: 'B' },
    { field_id: 'terms', value: true },
  ];
  expect(sent()).toEqual([['send', next, 'Hello', { introduction: { replies, languages: [] } }]]);
  expect(session.known).toEqual(['name', 'email']);
  expect(kept.get('porchlight-frame/story/form')).toBe('{}');
});

it('[PC5] holds back what is incomplete, says why, and leads there', async () => {
  const { screen, sent } = await open(asking, 'Hello');
  pressSend(screen);
  fill(screen, 'email', 'mia at mail');
  screen.click('Send message');
  await new Promise((resolve) => setTimeout(resolve));
  expect(sent()).toEqual([]);
  expect(screen.text()).toContain('This is no e-mail address.');
  expect(screen.text()).toContain('We need your consent');
  expect(input(screen, 'email').getAttribute('aria-describedby')).toBe('first-email-fault');
  expect(document.activeElement).toBe(input(screen, 'name'));
});

it('[PC5] keeps message and replies through a reload, and on the way back to the composer', async () => {
  const first = await open(asking, 'Hello');
  pressSend(first.screen);
  fill(first.screen, 'name', 'Mia');
  fill(first.screen, 'message', 'Hello there');
  expect(first.client.draft(next, 'reply').text).toBe('Hello there');
  const again = await open(asking, 'Hello there');
  expect(again.screen.field().value).toBe('Hello there');
  pressSend(again.screen);
  expect(input(again.screen, 'name').value).toBe('Mia');
  again.screen.click('Back');
  expect(again.screen.field().value).toBe('Hello there');
});

it('[PC4] asks nobody for what is known', async () => {
  session = { ...session, known: ['name', 'email'] };
  const pre_chat = asking.pre_chat.slice(0, 2);
  const { screen, sent } = await open({ ...asking, pre_chat });
  screen.type('Hello');
  pressSend(screen);
  expect(sent()).toEqual([['send', next, 'Hello', {}]]);
});

it('[OH3] says when it is closed, and when somebody is back', async () => {
  vi.setSystemTime(Date.parse('2026-11-27T20:00:00Z'));
  const { client, screen } = await open({ ...plain, hours });
  screen.does(() => client.set({ agents: { [ada.id]: ada }, presence: { [ada.id]: 'online' } }));
  expect(screen.root.querySelector('.presence')?.textContent).toMatch(/^Back tomorrow 9:00/);
  expect(screen.text()).toContain('our answer will wait for you here');
  expect(screen.root.querySelector('.header.lit')).toBeNull();
});

it('[OH4] has a form instead of the composer, where its owner wants one outside the hours', async () => {
  vi.setSystemTime(Date.parse('2026-11-27T20:00:00Z'));
  const { screen, sent } = await open(
    { ...plain, hours, outside_hours: 'form', replies_by_mail: true },
    'Are you there?',
  );
  expect(input(screen, 'message').value).toBe('Are you there?');
  screen.click('Send message');
  expect(sent()).toEqual([]);
  fill(screen, 'email', 'mia@mail.example');
  screen.click('Send message');
  const replies = [{ field_id: 'email', value: 'mia@mail.example' }];
  expect(sent()).toEqual([
    ['send', next, 'Are you there?', { introduction: { replies, languages: [] } }],
  ]);
});

it('[OH4] asks for no address in that form where nothing is mailed', async () => {
  vi.setSystemTime(Date.parse('2026-11-27T20:00:00Z'));
  const { screen, sent } = await open({ ...plain, hours, outside_hours: 'form' }, 'Anybody up?');
  expect(screen.root.querySelector('form.first-form input')).toBeNull();
  screen.click('Send message');
  const introduction = { replies: [], languages: [] };
  expect(sent()).toEqual([['send', next, 'Anybody up?', { introduction }]]);
});

it('[PR4] shows above the form what the team has said first, and names it in the answer', async () => {
  vi.setSystemTime(Date.parse('2026-11-27T20:00:00Z'));
  const mailing = { ...plain, replies_by_mail: true };
  const { screen, sent } = await open({ ...mailing, hours, outside_hours: 'form' });
  const rule = { rule_id: 'welcome', language: 'en' };
  screen.does(() => greet({ text: 'Questions?', conversation_id: next, rule }));
  expect(screen.root.querySelector('form.first-form')?.textContent).toMatch(
    /^Our teamQuestions\?We are closed/u,
  );
  fill(screen, 'email', 'mia@mail.example');
  fill(screen, 'message', 'Yes');
  screen.click('Send message');
  const replies = [{ field_id: 'email', value: 'mia@mail.example' }];
  const introduction = { replies, languages: [], greeting: rule };
  expect(sent()).toEqual([['send', next, 'Yes', { introduction }]]);
});

it('[PR4] goes on showing it where something is asked before it is answered', async () => {
  const { screen } = await open(asking, 'Yes');
  const rule = { rule_id: 'welcome', language: 'en' };
  screen.does(() => greet({ text: 'Questions?', conversation_id: next, rule }));
  pressSend(screen);
  expect(screen.root.querySelector('form.first-form .bubble')?.textContent).toBe('Questions?');
});

it.each([
  { replies_by_mail: true, said: 'we answer by e-mail', unsaid: 'our answer will wait' },
  { replies_by_mail: false, said: 'our answer will wait for you here', unsaid: 'by e-mail' },
])('[OH5] says in the form where the answer will be: $said', async (each) => {
  const { replies_by_mail, said, unsaid } = each;
  vi.setSystemTime(Date.parse('2026-11-27T20:00:00Z'));
  const { screen } = await open({ ...plain, hours, outside_hours: 'form', replies_by_mail });
  const form = screen.root.querySelector('form.first-form')?.textContent;
  expect(form).toContain(said);
  expect(form).not.toContain(unsaid);
});

it('[RT2] says how soon somebody answers, where nobody is there just now', async () => {
  const { client, screen } = await open({ ...plain, reply_time: 'hour' });
  expect(screen.root.querySelector('.presence')?.textContent).toBe(
    'We usually reply within an hour',
  );
  screen.does(() => client.set({ agents: { [ada.id]: ada }, presence: { [ada.id]: 'online' } }));
  expect(screen.text()).toContain('Ada Larsen is here now');
});

it('[PR4] shows what the team has said first, and names it in the answer', async () => {
  const { screen, sent } = await open(plain);
  const rule = { rule_id: 'welcome', language: 'en' };
  screen.does(() => greet({ text: 'Questions?', conversation_id: next, rule }));
  expect(screen.root.querySelector('.bubble')?.textContent).toBe('Questions?');
  screen.type('Yes');
  pressSend(screen);
  expect(sent()).toEqual([['send', next, 'Yes', { introduction: { greeting: rule } }]]);
});
