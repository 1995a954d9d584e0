import { expect, type FrameLocator, type Page } from '@playwright/test';
import { expectInOrder } from './read-log.ts';
import { expectTick, type TickName } from './tick.ts';

/** A visitor of a website with the chat on it. Every `sees…` waits until it is so. */
export interface Visitor {
  readonly page: Page;
  /** What is inside the chat's frame. */
  readonly chat: FrameLocator;
  /** Turns to this window: what stands in another is not read. */
  readonly looks: () => Promise<void>;
  readonly opensChat: () => Promise<void>;
  readonly closesChat: () => Promise<void>;
  /** Types without sending. */
  readonly types: (text: string) => Promise<void>;
  readonly says: (text: string) => Promise<void>;
  readonly sees: (text: string) => Promise<void>;
  /** Sees these messages, each once, in this order. */
  readonly seesInOrder: (texts: readonly string[]) => Promise<void>;
  /** It is not there now: for use after something that was waited for. */
  readonly seesNothingOf: (text: string) => Promise<void>;
  /** Sees who has written an agent's message. */
  readonly seesAuthor: (text: string, name: string) => Promise<void>;
  readonly seesTick: (text: string, name: TickName) => Promise<void>;
  readonly seesTyping: (name: string) => Promise<void>;
  /** Sees the number on the launcher. */
  readonly seesUnread: (count: number) => Promise<void>;
  /** Finds unsent words in the composer. */
  readonly seesDraft: (text: string) => Promise<void>;
  readonly comesBack: () => Promise<void>;
  /** The server does not know this visitor any more; the page learns that when it is loaded again. */
  readonly losesSession: () => Promise<void>;
}

/** Sits a visitor down at a page that shows the widget. */
export function createVisitor(page: Page): Visitor {
  const chat = page.frameLocator('iframe');
  const log = chat.getByRole('log');
  const composer = chat.getByRole('textbox', { name: 'Message', exact: true });
  const sees = (text: string) => expect(log.getByText(text)).toBeVisible();
  const opensChat = async () => {
    await page.getByRole('button', { name: /^Open chat/u }).click();
    await expect(composer).toBeVisible();
  };
  return {
    page,
    chat,
    looks: () => page.bringToFront(),
    opensChat,
    sees,
    async closesChat() {
      await chat.getByRole('button', { name: 'Close chat' }).click();
      await expect(page.getByRole('button', { name: /^Open chat/u })).toBeVisible();
    },
    types: (text) => composer.pressSequentially(text),
    async says(text) {
      await composer.fill(text);
      await composer.press('Enter');
      await sees(text);
    },
    seesInOrder: (texts) => expectInOrder(log, texts),
    seesNothingOf: async (text) => expect(await chat.getByText(text).count()).toBe(0),
    seesAuthor: (text, name) =>
      expect(log.getByText(text).locator('xpath=preceding::p[@class="author"][1]')).toHaveText(
        name,
      ),
    seesTick: (text, name) => expectTick(log, text, name),
    seesTyping: (name) => expect(chat.getByText(`${name} is writing`)).toBeAttached(),
    seesUnread: (count) =>
      expect(page.getByRole('button', { name: `Open chat, ${count} unread` })).toBeVisible(),
    seesDraft: (text) => expect(composer).toHaveValue(text),
    async comesBack() {
      await page.reload();
      await opensChat();
    },
    async losesSession() {
      const known = await chat.locator(':root').evaluate(forgetToken);
      expect(known).toBeGreaterThan(0);
    },
  };
}

/** Runs in the chat's frame: puts another token into every kept session, and counts them. */
function forgetToken(): number {
  const keys = Object.keys(localStorage).filter((key) => key.endsWith('/session'));
  for (const key of keys) {
    const session = JSON.parse(localStorage.getItem(key) ?? '{}') as object;
    localStorage.setItem(key, JSON.stringify({ ...session, token: 'nobody' }));
  }
  return keys.length;
}
