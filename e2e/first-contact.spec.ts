import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { FirstContact } from '@porchlight/protocol';
import { setFirstContact } from './people/sets-first-contact.ts';
import { test } from './people/test.ts';

// Two people, each with a browser, and a sign-in: on a busy machine that takes its time.
test.describe.configure({ timeout: 120_000 });

// The server is shared with other tests, which want to be asked nothing.
test.afterEach(({ request, house }) => setFirstContact(request, house));

/** Hours of one minute in the week, on a day that is neither today nor tomorrow. */
function closedNow() {
  const later = new Date(Date.now() + 3 * 86_400_000);
  const week = Array.from({ length: 7 }, (_, day) =>
    day === (later.getUTCDay() + 6) % 7 ? [{ from: 720, to: 721 }] : [],
  );
  return { hours: { time_zone: 'UTC', week, holidays: [] }, later };
}

const lamp: FirstContact['proactive'][number] = {
  id: 'hello',
  on: true,
  url: '/demo*',
  after_s: 0,
  scroll_percent: 0,
  exit_intent: false,
  returning: false,
  text: 'Looking for a lamp?',
  texts: {},
};

test('who is asked before a conversation loses no word, and the team sees what was said', async ({
  people,
  request,
  house,
}) => {
  const pre_chat: FirstContact['pre_chat'] = [
    { id: 'name', kind: 'name', label: '', required: true },
    { id: 'email', kind: 'email', label: '', required: true },
    { id: 'topic', kind: 'choice', label: 'Topic', required: false, options: ['Lamps', 'Moths'] },
    { id: 'terms', kind: 'consent', label: 'You may keep my words', required: true },
  ];
  await setFirstContact(request, house, { pre_chat });
  const visitor = await people.visitor();
  const { chat, page } = visitor;
  await visitor.opensChat();
  await visitor.types('Which moth is it?');
  await chat.getByRole('button', { name: 'Send' }).click();
  await expect(chat.getByRole('heading', { name: 'Before we begin' })).toBeVisible();
  await expect(chat.getByLabel('Name')).toBeFocused();
  await chat.getByLabel('Name').fill('Mia Blom');
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);

  await page.reload();
  await page.getByRole('button', { name: /^Open chat/u }).click();
  await visitor.seesDraft('Which moth is it?');
  await chat.getByRole('button', { name: 'Send' }).click();
  await expect(chat.getByLabel('Name')).toHaveValue('Mia Blom');
  await chat.getByRole('button', { name: 'Send message' }).click();
  await expect(chat.getByText('We need your consent to go on.')).toBeVisible();
  await chat.getByLabel('E-mail').fill('mia@mail.example');
  await chat.getByLabel(/^Topic/u).selectOption('Moths');
  await chat.getByLabel('You may keep my words').check();
  await chat.getByRole('button', { name: 'Send message' }).click();
  await visitor.sees('Which moth is it?');
  await visitor.seesTick('Which moth is it?', 'Sent');
  await visitor.seesDraft('');
  await expect(chat.getByRole('textbox')).toBeFocused();

  const agent = await people.agent();
  await agent.opens('Which moth is it?');
  const panel = agent.page.getByRole('region', { name: 'Before the conversation' });
  await expect(panel.getByText('Moths')).toBeVisible();
  await expect(panel.getByText('Agreed')).toBeVisible();
  await expect(agent.page.getByRole('heading', { name: 'Mia Blom' }).first()).toBeVisible();
});

test('outside the hours the chat says when somebody is back, and a form asks for no address in vain', async ({
  people,
  request,
  house,
}) => {
  const { hours, later } = closedNow();
  await setFirstContact(request, house, { hours, outside_hours: 'form' });
  const visitor = await people.visitor();
  const { chat } = visitor;
  await visitor.page.getByRole('button', { name: /^Open chat/u }).click();
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'Europe/London' });
  await expect(chat.locator('.presence')).toContainText(`Back ${day.format(later)}`);
  // This house mails nothing.
  await expect(chat.getByText('our answer will wait for you here')).toBeVisible();
  await expect(chat.getByText('by e-mail')).toHaveCount(0);
  await expect(chat.getByLabel('E-mail')).toHaveCount(0);
  await chat.getByLabel('Your message').fill('Anybody up at night?');
  await chat.getByRole('button', { name: 'Send message' }).click();
  await visitor.sees('Anybody up at night?');
  await visitor.seesTick('Anybody up at night?', 'Sent');
});

test('the header turns when the hours turn, on an open page', async ({
  people,
  request,
  house,
}) => {
  const office = [{ from: 540, to: 1_020 }];
  const week = [office, office, office, office, office, [], []];
  await setFirstContact(request, house, { hours: { time_zone: 'UTC', week, holidays: [] } });
  const visitor = await people.visitor();
  const { page, chat } = visitor;
  // A Friday; London is at UTC in winter.
  await page.clock.setFixedTime('2026-01-16T16:59:58Z');
  await visitor.opensChat();
  await expect(chat.locator('.presence')).not.toContainText('Back');
  await page.clock.setFixedTime('2026-01-16T17:00:01Z');
  await expect(chat.locator('.presence')).toContainText('Back Monday 09:00');
  await page.clock.setFixedTime('2026-01-19T09:00:01Z');
  await expect(chat.locator('.presence')).not.toContainText('Back');
});

test('what the team says first is answered in the chat, once', async ({
  people,
  request,
  house,
}) => {
  await setFirstContact(request, house, { proactive: [lamp] });
  const visitor = await people.visitor();
  const { page, chat } = visitor;
  await expect(page.getByRole('status').filter({ hasText: 'Looking for a lamp?' })).toBeVisible();
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await page.getByRole('button', { name: 'Reply' }).click();
  await expect(page.getByRole('status')).toHaveCount(0);
  await expect(chat.getByText('Looking for a lamp?')).toBeVisible();
  await visitor.says('For two of them.');
  await visitor.seesTick('For two of them.', 'Sent');
  await visitor.seesInOrder(['Looking for a lamp?', 'For two of them.']);
  await visitor.comesBack();
  await visitor.seesInOrder(['Looking for a lamp?', 'For two of them.']);
  await visitor.closesChat();
  await expect(page.getByRole('status')).toHaveCount(0);

  const agent = await people.agent();
  await agent.opens('For two of them.');
  const panel = agent.page.getByRole('region', { name: 'Before the conversation' });
  await expect(panel.getByText('Looking for a lamp?')).toBeVisible();
});

test('who answers what the team says first outside the hours sees in the form what it was', async ({
  people,
  request,
  house,
}) => {
  const { hours } = closedNow();
  const outside_hours = 'form';
  await setFirstContact(request, house, { hours, outside_hours, proactive: [lamp] });
  const visitor = await people.visitor();
  const { page, chat } = visitor;
  await page.getByRole('button', { name: 'Reply' }).click();
  const form = chat.getByRole('form');
  await expect(form.getByLabel('Your message')).toBeVisible();
  await expect(form.getByText('Looking for a lamp?')).toBeInViewport();
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await form.getByLabel('Your message').fill('For one that sleeps.');
  await form.getByRole('button', { name: 'Send message' }).click();
  await visitor.seesTick('For one that sleeps.', 'Sent');
  await visitor.seesInOrder(['Looking for a lamp?', 'For one that sleeps.']);
});

test('an owner sets the hours, and asks, in the console', async ({ people }) => {
  const agent = await people.agent();
  const { page } = agent;
  await page.goto('/console/settings');
  await page.getByRole('link', { name: /^First contact/u }).click();
  await expect(page.getByRole('heading', { name: 'First contact' })).toBeVisible();
  const asks = page.getByRole('region', { name: 'Before a conversation' });
  await asks.getByRole('button', { name: 'Add the question' }).click();
  const preview = page.frameLocator('iframe[title="The form as visitors see it"]');
  const name = preview.getByLabel('Name', { exact: true });
  await expect(name).toBeVisible();
  await expect(name).toHaveCSS('font-size', '16px'); // in the widget's own dress, not the browser's
  // The page scrolls inside the console, which never scrolls away itself.
  const below = () => page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  expect(await below()).toBe(0);
  await asks.getByRole('textbox', { name: 'Question' }).fill('How may we call you?');
  await expect(preview.getByLabel('How may we call you?')).toBeVisible();
  await asks.getByRole('button', { name: 'Save' }).click();
  await expect(asks.getByText('Saved', { exact: true })).toBeVisible();

  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.types('Good evening');
  await visitor.chat.getByRole('button', { name: 'Send' }).click();
  await expect(visitor.chat.getByLabel('How may we call you?')).toBeVisible();
});
