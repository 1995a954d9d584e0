import { createSeededRandom, seedConversations } from '@porchlight/mock-server';
import { act } from 'react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../test/front-desk.tsx';
import type { Rendered } from '../test/rendered.tsx';
import { ConversationsScreen } from './conversations-screen.tsx';
import { createScreen } from './screen.ts';

let desk: FrontDesk;
let screen: Rendered | undefined;

async function at(path: string): Promise<Rendered> {
  screen = await desk.shows(
    <Routes>
      <Route
        path="/:view/:conversation_id?"
        element={<ConversationsScreen screen={createScreen()} />}
      />
    </Routes>,
    path,
  );
  return screen;
}

async function visitorWrites(text: string) {
  const visitor = await desk.visitor();
  const conversation_id = visitor.newId();
  await act(async () => visitor.send(conversation_id, text));
  await desk.until(() => desk.client.getState().conversations[conversation_id]);
  return { visitor, conversation_id };
}

/** Makes the window this wide, in px. */
function windowIs(width: number): void {
  const { happyDOM } = window as unknown as {
    happyDOM: { setViewport: (size: { width: number; height: number }) => void };
  };
  act(() => happyDOM.setViewport({ width, height: 768 }));
}

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  await screen?.leaves();
  screen = undefined;
  windowIs(1024);
  desk.client.close();
});

describe('the conversations', () => {
  it('are listed with words, without the signs that dress them', async () => {
    await visitorWrites('Is the **Moth** `E14`?');
    const page = await at('/open');
    await desk.until(() => page.find('ul a')?.textContent.includes('Is the Moth E14?'));
  });

  it('are told apart by the title of the window', async () => {
    const { conversation_id } = await visitorWrites('Which one am I?');
    const page = await at('/open');
    const named = await desk.until(() => page.find('ul a')?.querySelector('[dir=auto]'));
    expect(document.title).toMatch(/^\(1\) Open · /u);
    await page.leaves();
    await at(`/open/${conversation_id}`);
    expect(document.title).toContain(` ${named.textContent} · `);
  });

  it('invite to a first one on the first day', async () => {
    const page = await at('/open');
    await desk.until(() => page.find('a', 'Open the demo shop'));
    await desk.until(() => page.page.textContent.includes('Nobody is waiting'));
  });

  it('appear when a visitor writes, with name, words and unread count, and count in the title', async () => {
    const page = await at('/open');
    const { conversation_id } = await visitorWrites('Is the Moth dimmable?');
    const row = await desk.until(() => page.find(`[data-row="${conversation_id}"]`));
    expect(row.textContent).toContain('Is the Moth dimmable?');
    expect(row.textContent).toContain('1 unread message');
    await desk.until(() => document.title === '(1) Open · Porchlight');
  });

  it('open from a deep link, and what Ada replies reaches the visitor', async () => {
    const { visitor, conversation_id } = await visitorWrites('Hello?');
    const page = await at(`/open/${conversation_id}`);
    const field = await desk.until(() => page.find('textarea'));
    await page.types(field, 'Good evening');
    await page.presses(field, 'Enter');
    const seen = () =>
      visitor
        .getState()
        .logs[conversation_id]?.entries.some(
          (line) => line.kind === 'message' && line.message.text === 'Good evening',
        );
    await desk.until(seen);
    await desk.until(() => page.find('[data-status="delivered"]'));
  });

  it('are resolved by e and leave the open list', async () => {
    const { conversation_id } = await visitorWrites('Thanks, all done');
    const page = await at(`/open/${conversation_id}`);
    await desk.until(() => page.find('button', 'Resolve'));
    await page.presses(document.body, 'e');
    await desk.until(() => page.find('button', 'Reopen'));
    await desk.until(() => page.find(`[data-row="${conversation_id}"]`) === null);
  });

  it('are opened again when resolving them is undone', async () => {
    const { conversation_id } = await visitorWrites('Not done yet');
    const page = await at(`/open/${conversation_id}`);
    await page.clicks(await desk.until(() => page.find('button', 'Resolve')));
    await desk.until(() => desk.said.includes('Resolved.'));
    await desk.undoes();
    await desk.until(() => desk.said.at(-1) === 'Undone.');
    await desk.until(
      () => desk.client.getState().conversations[conversation_id]?.status === 'open',
    );
  });

  it('go back to nobody when taking them is undone', async () => {
    const { conversation_id } = await visitorWrites('Whose is it?');
    const assignee = () => desk.client.getState().conversations[conversation_id]?.assignee_id;
    const page = await at(`/open/${conversation_id}`);
    await desk.until(() => page.find('button', 'Assign to me'));
    await page.presses(document.body, 'a');
    await desk.until(() => desk.said.includes('Assigned to you.') && assignee() === desk.agent.id);
    await desk.undoes();
    await desk.until(() => desk.said.at(-1) === 'Undone.' && assignee() === null);
  });

  it('say so when undoing comes too late', async () => {
    const { visitor, conversation_id } = await visitorWrites('All done?');
    const status = () => desk.client.getState().conversations[conversation_id]?.status;
    const page = await at(`/open/${conversation_id}`);
    await page.clicks(await desk.until(() => page.find('button', 'Resolve')));
    await desk.until(() => status() === 'resolved' && desk.said.includes('Resolved.'));
    await act(async () => visitor.send(conversation_id, 'One thing more'));
    await desk.until(() => status() === 'open');
    await desk.undoes();
    await desk.until(() => desk.said.at(-1)?.startsWith('It has been changed again'));
  });

  it('say so when undoing is refused', async () => {
    const { conversation_id } = await visitorWrites('Really?');
    const page = await at(`/open/${conversation_id}`);
    await page.clicks(await desk.until(() => page.find('button', 'Resolve')));
    await desk.until(() => desk.said.includes('Resolved.'));
    desk.refuses('forbidden');
    await desk.undoes();
    await desk.until(() => desk.said.length > 1);
    expect(desk.said).toEqual(['Resolved.', 'You are not allowed to do this.']);
  });

  it('offer no undo where the server refuses', async () => {
    const { conversation_id } = await visitorWrites('Stay open');
    const page = await at(`/open/${conversation_id}`);
    const button = await desk.until(() => page.find('button', 'Resolve'));
    desk.refuses('forbidden');
    await page.clicks(button);
    await desk.until(() => desk.said.length > 0);
    expect(desk.said).toEqual(['You are not allowed to do this.']);
  });

  it('show who writes in a dialog where there is no room beside the thread', async () => {
    const { conversation_id } = await visitorWrites('Who am I?');
    const page = await at(`/open/${conversation_id}`);
    const about = await desk.until(() => page.find('button[aria-label^="About "]'));
    expect(document.querySelector('aside')).toBeNull();
    await page.clicks(about);
    const dialog = await desk.until(() => document.querySelector<HTMLElement>('[role="dialog"]'));
    expect(dialog.getAttribute('aria-label')).toBe(about.getAttribute('aria-label'));
    expect(dialog.textContent).toContain('Add name and e-mail');
    await desk.until(() => dialog.contains(document.activeElement));
    await page.presses(dialog, 'Escape');
    await desk.until(() => document.querySelector('[role="dialog"]') === null);
    expect(page.find('textarea')).not.toBeNull();
  });

  it('show who writes beside the thread where there is room', async () => {
    windowIs(1440);
    const { conversation_id } = await visitorWrites('Who am I?');
    const page = await at(`/open/${conversation_id}`);
    await desk.until(() => page.find('aside')?.textContent.includes('Add name and e-mail'));
  });

  it.each(['01890000-0000-7000-8000-0000000000ff', '__proto__', 'constructor', 'x'])(
    'say so when the link leads nowhere: %s',
    async (id) => {
      const page = await at(`/all/${id}`);
      await desk.until(() => page.page.textContent.includes('This conversation doesn’t exist'));
    },
  );

  it('say so when one that was never here is opened without a connection, and show it once there is one', async () => {
    desk.server.faults.set({ offline: true });
    await desk.until(() => desk.client.getState().connection.kind === 'waiting');
    seedConversations(desk.server, 1, createSeededRandom(1), Date.now());
    const [conversation_id] = desk.server.past.tables.conversations.keys();
    const page = await at(`/open/${conversation_id}`);
    const said = await desk.until(() => page.find('[role="alert"]'));
    expect(said.textContent).toContain('It loads by itself when that is back.');
    expect(page.page.textContent).not.toContain('Loading messages');
    desk.server.faults.set({ offline: false });
    await desk.until(() => page.find('[role="log"] article'));
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it('say so when the server gives nothing of one, and show it once it does', async () => {
    desk.server.faults.set({ offline: true });
    await desk.until(() => desk.client.getState().connection.kind === 'waiting');
    seedConversations(desk.server, 20, createSeededRandom(1), Date.now());
    const rows = [...desk.server.past.tables.conversations.values()];
    const conversation_id = rows.find(({ status }) => status === 'resolved')?.id;
    const refuse = [{ command: 'conversation.snapshot', code: 'storage_unavailable' }] as const;
    desk.server.faults.set({ offline: false, refuse });
    await desk.until(() => desk.client.getState().connection.kind === 'live');
    const page = await at(`/open/${conversation_id}`);
    const loading = () => page.find('.sr-only', 'Loading messages');
    expect(loading()).not.toBeNull();
    const again = await desk.until(() => page.find('[role="alert"] button', 'Try again'));
    expect(page.find('[role="alert"]')?.textContent).toContain('could not be loaded');
    await page.clicks(again);
    await desk.until(loading);
    await desk.until(() => page.find('[role="alert"] button', 'Try again'));
    desk.server.faults.set({ refuse: [] });
    await desk.until(() => page.find('[role="log"] article'));
    expect(page.find('[role="alert"]')).toBeNull();
  });

  it('say in words when a command is refused', async () => {
    const { conversation_id } = await visitorWrites('Hello?');
    const page = await at(`/open/${conversation_id}`);
    const button = await desk.until(() => page.find('button', 'Assign to me'));
    desk.refuses('forbidden');
    await page.clicks(button);
    await desk.until(() => desk.said.includes('You are not allowed to do this.'));
  });
});
