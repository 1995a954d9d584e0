import { expect, type Page } from '@playwright/test';
import { test } from '../people/test.ts';
import { createVisitor } from '../people/visitor.ts';
import { openSite } from '../servers/open-site.ts';
import { call } from './call.ts';

/** The chat in a window of its own, once it has the conversation. */
async function opensOwnWindow(page: Page): Promise<Page> {
  const chat = page.frameLocator('iframe');
  await chat.getByRole('button', { name: /^All conversations/u }).click();
  const [window] = await Promise.all([
    page.waitForEvent('popup'),
    chat.getByRole('button', { name: 'Open in a window of its own' }).click(),
  ]);
  await expect(window.getByRole('textbox', { name: 'Message', exact: true })).toBeVisible();
  return window;
}

test('a chat goes into a window of its own as the same person, and comes back', async ({
  people,
  house,
}) => {
  const site = await openSite(() => ({
    html: `<!doctype html><html lang="en"><head><title>Lamps</title></head><body><script async src="${house.url}/widget.js" data-inbox="${house.inbox_key}"></script></body></html>`,
  }));
  const page = await people.stranger();
  await page.goto(site.origin);
  const visitor = createVisitor(page);
  await visitor.opensChat();
  await visitor.says('Before the window.');
  await visitor.seesTick('Before the window.', 'Sent');
  const window = await opensOwnWindow(page);
  await expect(window.getByRole('log').getByText('Before the window.')).toBeVisible();
  await expect(visitor.chat.getByText('The chat is open in a window of its own.')).toBeVisible();
  expect(window.url()).not.toContain('token');
  const composer = window.getByRole('textbox', { name: 'Message', exact: true });
  await composer.fill('Inside of it.');
  await composer.press('Enter');
  await expect(window.getByRole('log').getByText('Inside of it.')).toBeVisible();
  const agent = await people.agent();
  await agent.opens('Inside of it.');
  await agent.seesInOrder(['Before the window.', 'Inside of it.']);
  await window.bringToFront();
  // What stands in the window outlives it: the session is the window's for as long as it lives.
  await window.reload();
  await expect(window.getByRole('log').getByText('Inside of it.')).toBeVisible();
  await visitor.chat.getByRole('button', { name: 'Bring it back here' }).click();
  await visitor.seesInOrder(['Before the window.', 'Inside of it.']);
  expect(window.isClosed()).toBe(true);
  site.close();
});

test('the window goes where nobody is left, and is nobody’s without a frame', async ({
  people,
  house,
}) => {
  const visitor = await people.visitor();
  await visitor.opensChat();
  await visitor.says('Soon to be forgotten.');
  await visitor.seesTick('Soon to be forgotten.', 'Sent');
  const window = await opensOwnWindow(visitor.page);
  const gone = window.waitForEvent('close');
  await call(visitor.page, 'update', { consent: 'withdrawn' });
  await gone;
  const alone = await people.stranger();
  await alone.goto(`${house.url}/widget/frame?inbox=${house.inbox_key}`);
  await expect(alone.getByText('This chat opens from a website.')).toBeVisible();
});

test('a visitor is told of answers after leaving, and asked for it in the chat’s own window', async ({
  people,
}) => {
  const visitor = await people.visitor();
  const context = visitor.page.context();
  // This browser lets nobody notify, and no service to push by comes with it.
  await context.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    Notification.requestPermission = async () => 'granted';
    const keys = {
      p256dh:
        'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
      auth: 'BTBZMqHH6r4Tts7J_aSIgg',
    };
    const endpoint = 'https://push.example/phone';
    const subscription = {
      endpoint,
      toJSON: () => ({ endpoint, keys }),
      unsubscribe: async () => true,
    };
    let subscribed = false;
    Object.assign(PushManager.prototype, {
      subscribe: async () => ((subscribed = true), subscription),
      getSubscription: async () => (subscribed ? subscription : null),
    });
  });
  await visitor.opensChat();
  await visitor.says('Tell me when you know.');
  await visitor.seesTick('Tell me when you know.', 'Sent');
  const window = await opensOwnWindow(visitor.page);
  await window.getByRole('button', { name: /^All conversations/u }).click();
  await window.getByRole('button', { name: 'Notify me of answers' }).click();
  await expect(window.getByText('Your browser tells you when we have answered')).toBeVisible();

  // What a notification opens is the same person's chat, in a window that nobody has handed anything to.
  const opened = await context.newPage();
  await opened.goto(`${window.url().split('#')[0]}#window,push`);
  await expect(opened.getByRole('log').getByText('Tell me when you know.')).toBeVisible();
  await window.getByRole('button', { name: 'Stop notifying me' }).click();
  await expect(window.getByRole('button', { name: 'Notify me of answers' })).toBeVisible();
});
