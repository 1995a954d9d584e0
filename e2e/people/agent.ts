import { expect, type Page } from '@playwright/test';
import { accessPaths, csrfHeader } from '@porchlight/protocol';
import type { Credentials } from '../servers/house.ts';
import { expectInOrder } from './read-log.ts';
import { expectTick, type TickName } from './tick.ts';

/** An agent at the console. Every `sees…` waits until it is so. */
export interface Agent {
  readonly page: Page;
  readonly name: string;
  readonly signsIn: () => Promise<void>;
  /** Signs in on the page that asks for it, wherever that is. */
  readonly signsInHere: () => Promise<void>;
  /** Signs out with nothing unsent. */
  readonly signsOut: () => Promise<void>;
  /** Wants to sign out, and is asked what to do with what is unsent. */
  readonly asksToSignOut: () => Promise<void>;
  readonly keepsWaiting: () => Promise<void>;
  readonly signsOutAndDeletes: () => Promise<void>;
  /** The session ends somewhere else, unseen by this page. */
  readonly losesSession: () => Promise<void>;
  /** Is told that this page can't go on, and loads it again. */
  readonly isTurnedAway: () => Promise<void>;
  /** Turns to this window: what stands in another is not read. */
  readonly looks: () => Promise<void>;
  /** Opens the conversation whose last message has this text. */
  readonly opens: (text: string) => Promise<void>;
  /** Leaves the conversation for the list. */
  readonly goesBack: () => Promise<void>;
  readonly seesInList: (text: string) => Promise<void>;
  /** Types a reply without sending it. */
  readonly types: (text: string) => Promise<void>;
  readonly says: (text: string) => Promise<void>;
  /** Writes a private note. */
  readonly notes: (text: string) => Promise<void>;
  readonly sees: (text: string) => Promise<void>;
  /** Sees these messages, each once, in this order. */
  readonly seesInOrder: (texts: readonly string[]) => Promise<void>;
  /** It is not there now: for use after something that was waited for. */
  readonly seesNothingOf: (text: string) => Promise<void>;
  readonly seesTick: (text: string, name: TickName) => Promise<void>;
  readonly seesTyping: () => Promise<void>;
  /** Finds unsent words in the composer. */
  readonly seesDraft: (text: string) => Promise<void>;
  readonly takesIt: () => Promise<void>;
  readonly resolves: () => Promise<void>;
  readonly reopens: () => Promise<void>;
  /** Is told what was just done, with the offer to undo it. */
  readonly seesDone: (sentence: string) => Promise<void>;
  /** Takes back what was just done. */
  readonly undoes: () => Promise<void>;
  /** Does by the palette what the first thing is called that these letters find, by keyboard alone. */
  readonly commands: (letters: string, first: string) => Promise<void>;
  /** Chooses how the console looks, by the words of the menu. */
  readonly choosesLook: (look: 'Like the system' | 'Light' | 'Dark') => Promise<void>;
  /** Chooses what the console speaks, by the words of the menu. */
  readonly choosesLanguage: (language: 'English' | '简体中文') => Promise<void>;
  /** Adds a colleague; resolves with how they sign in. */
  readonly addsColleague: (name: string, email: string) => Promise<Credentials>;
  /** Allows just these websites to show the chat; none means every. */
  readonly allowsWebsites: (origins: readonly string[]) => Promise<void>;
  /** Goes where one says how the chat looks. */
  readonly designsChat: () => Promise<void>;
  readonly savesDesign: () => Promise<void>;
}

/** Sits an agent down at a page. */
export function createAgent(page: Page, { name, email, password }: Credentials): Agent {
  const list = page.getByRole('list', { name: 'Conversations' });
  const row = (text: string) => list.getByRole('link').filter({ hasText: text });
  const log = page.getByRole('log');
  const reply = page.getByRole('textbox', { name: /^Reply to /u });
  const note = page.getByRole('textbox', { name: /^Private note about /u });
  const sees = (text: string) => expect(log.getByText(text)).toBeVisible();
  const tab = (named: string) => page.getByRole('tab', { name: named, exact: true });
  const press = (named: string) => page.getByRole('button', { name: named, exact: true }).click();
  const emailField = page.getByRole('textbox', { name: 'E-mail' });
  const justDone = page.getByRole('region', { name: 'Just done' });
  const asking = page.getByRole('dialog', { name: 'Sign out with unsent messages?' });
  const opensAccountMenu = async () => {
    // Firefox draws no animations in a window behind others, and a menu would never come to rest.
    await page.bringToFront();
    await page.getByRole('button', { name: `${name}: you and your settings` }).click();
  };
  const choosesSignOut = async () => {
    await opensAccountMenu();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  const choosesPreference = async (words: string) => {
    await opensAccountMenu();
    await page.getByRole('menuitemradio', { name: words, exact: true }).click();
  };
  const signsInHere = async () => {
    await emailField.fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press('Sign in');
    await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  };
  const designsChat = async () => {
    await page.goto('/console/settings');
    await page.getByRole('link', { name: /^Appearance/u }).click();
    await expect(page.getByRole('heading', { name: 'How the chat looks' })).toBeVisible();
  };
  const savesDesign = async () => {
    await press('Save');
    await expect(page.getByText(/^Saved\./u)).toBeVisible();
  };
  return {
    page,
    name,
    designsChat,
    savesDesign,
    sees,
    signsInHere,
    async signsIn() {
      await page.goto('/console');
      await signsInHere();
    },
    async signsOut() {
      await choosesSignOut();
      await expect(emailField).toBeVisible();
    },
    async asksToSignOut() {
      await choosesSignOut();
      await expect(asking).toBeVisible();
    },
    async keepsWaiting() {
      await press('Keep waiting');
      await expect(asking).toBeHidden();
    },
    async signsOutAndDeletes() {
      await press('Sign out and delete');
      await expect(emailField).toBeVisible();
    },
    async losesSession() {
      const headers = { [csrfHeader]: '1' };
      const answer = await page.request.delete(accessPaths.current_session, { headers });
      expect(answer.ok()).toBe(true);
    },
    looks: () => page.bringToFront(),
    async isTurnedAway() {
      await expect(page.getByText('does not accept this page any more')).toBeVisible();
      await press('Load the page again');
    },
    async opens(text) {
      await row(text).click();
      await expect(log).toBeVisible();
    },
    goesBack: () => page.keyboard.press('Escape'),
    seesInList: (text) => expect(row(text)).toBeVisible(),
    async types(text) {
      await page.bringToFront();
      await tab('Reply').click();
      await reply.pressSequentially(text);
    },
    async says(text) {
      // Who types in a window looks at it; in Firefox keys are slow in one behind others.
      await page.bringToFront();
      await tab('Reply').click();
      // Key by key: what Playwright fills in, in Firefox, React does not hear of.
      await reply.press('ControlOrMeta+a');
      await reply.pressSequentially(text);
      await reply.press('Enter');
      await sees(text);
    },
    async notes(text) {
      await tab('Note').click();
      await note.fill(text);
      await note.press('Enter');
      await sees(text);
    },
    seesInOrder: (texts) => expectInOrder(log, texts),
    seesNothingOf: async (text) => expect(await page.getByText(text).count()).toBe(0),
    seesTick: (text, step) => expectTick(log, text, step),
    seesTyping: () => expect(page.getByText(/is typing…$/u).first()).toBeAttached(),
    seesDraft: (text) => expect(reply).toHaveValue(text),
    async takesIt() {
      await page.getByRole('button', { name: /^(Not assigned|Assigned to )/u }).click();
      await page.getByRole('menuitemradio', { name: /\(you\)$/u }).click();
      await expect(log.getByText('You took the conversation').last()).toBeVisible();
    },
    async resolves() {
      await press('Resolve');
      await expect(log.getByText('You resolved the conversation').last()).toBeVisible();
    },
    async reopens() {
      await press('Reopen');
      await expect(log.getByText('You reopened the conversation').last()).toBeVisible();
    },
    seesDone: (sentence) => expect(justDone.getByText(sentence)).toBeVisible(),
    async undoes() {
      await justDone.getByRole('button', { name: 'Undo' }).click();
      await expect(page.getByText('Undone.')).toBeVisible();
    },
    async commands(letters, first) {
      await page.keyboard.press('ControlOrMeta+k');
      const field = page.getByRole('combobox');
      await expect(field).toBeFocused();
      await page.keyboard.type(letters);
      await expect(page.getByRole('option').first()).toContainText(first);
      await page.keyboard.press('Enter');
      await expect(field).toBeHidden();
    },
    choosesLook: choosesPreference,
    choosesLanguage: choosesPreference,
    async addsColleague(colleague, address) {
      await page.goto('/console/settings/agents');
      await press('Add agent');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Name').fill(colleague);
      await dialog.getByLabel('E-mail').fill(address);
      await dialog.getByRole('button', { name: 'Add agent' }).click();
      const made = page.getByRole('dialog', { name: `${colleague} can sign in` });
      const secret = await made.getByRole('code').innerText();
      await made.getByRole('button', { name: 'Done' }).click();
      return { name: colleague, email: address, password: secret };
    },
    async allowsWebsites(origins) {
      await page.goto('/console/install');
      await page.getByRole('textbox', { name: /^One website per line/u }).fill(origins.join('\n'));
      await press('Save');
      await expect(page.getByText('Saved')).toBeVisible();
    },
  };
}
