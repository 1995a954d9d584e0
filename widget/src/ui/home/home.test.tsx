// @vitest-environment happy-dom
import type { VisitorState } from '@porchlight/client';
import { beforeAll, expect, it, vi } from 'vitest';
import { createFixtureClient } from '../../test/fixture-client.ts';
import { conversation_id, message, minute, outgoing, stateWith } from '../../test/fixtures.ts';
import { createSilence } from '../../test/silence.ts';
import { openScreen } from '../../test/screen.tsx';
import { ChatPanel } from '../chat-panel.tsx';
import { fetchTalk } from '../use-talk.ts';
import { homeRows } from './home-rows.ts';

const next = '01890000-0000-7000-8000-00000000d001';
const older = '01890000-0000-7000-8000-00000000d002';
const nothing = () => undefined;
const silence = createSilence();

/** Two conversations: the one of the fixtures, and an older one with an unread answer. */
function twoTalks(): VisitorState {
  const state = stateWith([message(3, 'visitor', 'Is the **Moth** in stock?')]);
  const summary = state.conversations[conversation_id];
  const log = state.logs[conversation_id];
  if (!summary || !log) throw new Error('no fixture');
  const answer = { ...message(1, 'agent', 'We do ship to Norway.'), conversation_id: older };
  return {
    ...state,
    conversations: {
      ...state.conversations,
      [older]: { ...summary, id: older, agent_count: 1, created_at: minute(0), status: 'resolved' },
    },
    logs: {
      ...state.logs,
      [older]: { ...log, entries: [{ kind: 'message', seq: 1, message: answer }] },
    },
  };
}

async function atHome(state: Partial<VisitorState>) {
  const client = createFixtureClient(state);
  const screen = openScreen(
    <ChatPanel
      client={client}
      open
      next_conversation={next}
      onClose={nothing}
      onReload={nothing}
      onErased={nothing}
      sound={silence}
    />,
  );
  screen.click(/^All conversations/);
  await vi.waitFor(() => screen.does(() => screen.button('Start a new conversation')));
  return { client, screen };
}

beforeAll(fetchTalk);

it('has the newest words first, with what is unread and what has ended', () => {
  expect(homeRows(twoTalks()).map(({ id, unread, ended }) => [id, unread, ended])).toEqual([
    [conversation_id, 0, false],
    [older, 1, true],
  ]);
  const sending = {
    ...stateWith([]),
    conversations: {},
    outbox: [outgoing('x', { kind: 'queued' })],
  };
  expect(homeRows(sending)).toHaveLength(1);
});

it('leads from one conversation to another, and says in each what waits elsewhere', async () => {
  const { screen, client } = await atHome(twoTalks());
  expect(screen.text()).toContain('You: Is the Moth in stock?');
  expect(screen.text()).toContain('1 new message');
  expect(client.calls).toContainEqual(['showing', conversation_id, null]);
  screen.click(/We do ship to Norway/);
  expect(screen.root.querySelector('[role="log"]')?.textContent).toContain('We do ship to Norway.');
  expect(document.activeElement).toBe(screen.field());
  screen.type('Thank you');
  screen.press('Enter');
  expect(client.calls).toContainEqual(['send', older, 'Thank you', {}]);
});

it('begins a new one, and finds the way back from it', async () => {
  const { screen, client } = await atHome(twoTalks());
  screen.click('Start a new conversation');
  expect(screen.text()).toContain('How can we help?');
  screen.click(/^All conversations, 1 new message/);
  screen.click(/Is the Moth in stock/);
  screen.type('And in black?');
  screen.press('Enter');
  expect(client.calls).toContainEqual(['send', conversation_id, 'And in black?', {}]);
});

it('ends one, where there is a connection', async () => {
  const { screen, client } = await atHome(twoTalks());
  screen.click('End the conversation: You: Is the Moth in stock?');
  expect(client.calls).toContainEqual([
    'ask',
    'conversation.set_status',
    { command_id: client.newId(), conversation_id, status: 'resolved' },
  ]);
  screen.does(() => client.set({ connection: { kind: 'waiting', attempt: 1, retry_at: 0 } }));
  expect(() => screen.button(/^End the/)).toThrow('no button');
});

it('is no place to go for somebody without a conversation', () => {
  const client = createFixtureClient();
  const screen = openScreen(
    <ChatPanel
      client={client}
      open
      next_conversation={next}
      onClose={nothing}
      onReload={nothing}
      onErased={nothing}
      sound={silence}
    />,
  );
  expect(() => screen.button(/^All conversations/)).toThrow('no button');
});

it('turns the sound off and on', async () => {
  const { screen } = await atHome(twoTalks());
  screen.click('Sound: on');
  expect(silence.isOn()).toBe(false);
  screen.click('Sound: off');
  expect(silence.isOn()).toBe(true);
});
