// @vitest-environment happy-dom
import type { VisitorState } from '@porchlight/client';
import { wireError } from '@porchlight/protocol';
import { render } from 'react-dom';
import { beforeAll, expect, it, vi } from 'vitest';
import { createFixtureClient, type FixtureClient } from '../test/fixture-client.ts';
import { ada, conversation_id, message, minute, outgoing, stateWith } from '../test/fixtures.ts';
import { createSilence } from '../test/silence.ts';
import { openScreen } from '../test/screen.tsx';
import { en } from '../messages/en.ts';
import { createWords } from '../messages/words.ts';
import { ChatPanel } from './chat-panel.tsx';
import { fetchTalk } from './use-talk.ts';
import { WordsContext } from './words-context.ts';

const next = '01890000-0000-7000-8000-00000000d001';
const words = createWords('en', en, Date.now);
const onReload = vi.fn<() => void>();
const onClose = vi.fn<() => void>();

beforeAll(fetchTalk);

function panel(client: FixtureClient, open = true) {
  return (
    <ChatPanel
      client={client}
      open={open}
      next_conversation={next}
      onClose={onClose}
      onReload={onReload}
      onErased={onReload}
      sound={createSilence()}
    />
  );
}

function openChat(state: Partial<VisitorState>) {
  const client = createFixtureClient(state);
  return { client, screen: openScreen(panel(client)) };
}

it('greets a newcomer and says whether somebody is there', () => {
  const { client, screen } = openChat({});
  expect(screen.text()).toContain('Hello! How can we help?');
  expect(screen.text()).toContain('Nobody is here just now');
  screen.does(() => client.set({ agents: { [ada.id]: ada }, presence: { [ada.id]: 'online' } }));
  expect(screen.text()).toContain('Ada Larsen is here now');
  expect(screen.text()).toContain('we are here');
});

it('says of nobody that they are away before the server has told', () => {
  const { client, screen } = openChat({ me: null });
  const said = () => screen.root.querySelector('.presence')?.textContent;
  const faces = () => screen.root.querySelector('.faces');
  expect(said()).toBe('\xa0');
  expect(faces()?.childElementCount).toBe(0);
  screen.does(() => client.set({ me: { kind: 'visitor', id: 'grace' } }));
  expect(said()).toBe('We’ll be back soon');
  // No gap where somebody's face has been.
  expect(faces()).toBeNull();
});

it('[RC7] sees nothing of a conversation any more once it is left, however soon', () => {
  const client = createFixtureClient(stateWith([message(1, 'agent', 'Hello there')]));
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  // Not by `openScreen`, which waits until everything that follows has happened.
  render(<WordsContext.Provider value={words}>{panel(client)}</WordsContext.Provider>, root);
  render(null, root);
  const seen = client.calls.filter(([name]) => name === 'showing');
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.at(-1)).toEqual(['showing', conversation_id, null]);
});

it('says that a conversation does not come, and asks again when told to', async () => {
  const client = createFixtureClient({ ...stateWith([]), logs: {} });
  const asked = vi.fn<typeof client.open>();
  asked.mockResolvedValueOnce({ ok: false, error: wireError('storage_unavailable', 'not now') });
  asked.mockReturnValue(new Promise(() => {}));
  const screen = openScreen(panel({ ...client, open: asked }));
  expect(screen.root.querySelector('.skeleton')).not.toBeNull();
  await vi.waitFor(() => expect(screen.text()).toContain('can’t be reached just now'));
  screen.click('Retry now');
  expect(screen.root.querySelector('.skeleton')).not.toBeNull();
  expect(asked.mock.calls).toEqual([[conversation_id], [conversation_id]]);
});

it('shows a skeleton, and no greeting, until it is known whether there is a conversation', () => {
  const { screen } = openChat({ ready: false });
  expect(screen.root.querySelector('.skeleton')).not.toBeNull();
  expect(screen.text()).not.toContain('Hello!');
});

it('says why a conversation that is not here does not come, while there is no connection', () => {
  const retry_at = Date.now() + 4_500;
  const { client, screen } = openChat({
    ready: false,
    connection: { kind: 'waiting', attempt: 2, retry_at },
  });
  const skeleton = () => screen.root.querySelector('.skeleton');
  expect(screen.text()).toContain('The chat can’t be reached just now. We keep trying.');
  expect(skeleton()).toBeNull();
  screen.type('Still writing');
  screen.does(() => client.set({ connection: { kind: 'live' } }));
  expect(skeleton()).not.toBeNull();
  expect(screen.field().value).toBe('Still writing');
});

it('puts the focus into the composer when it opens', () => {
  const client = createFixtureClient();
  const screen = openScreen(panel(client, false));
  expect(document.activeElement).not.toBe(screen.field());
  screen.show(panel(client, true));
  expect(document.activeElement).toBe(screen.field());
});

it('begins a conversation with the id that was kept for it', () => {
  const { client, screen } = openChat({});
  screen.type('Hello');
  screen.press('Enter');
  expect(client.calls).toContainEqual(['send', next, 'Hello', {}]);
  expect(screen.field().value).toBe('');
});

it('does not send an empty message, and tells so while the button can be focused', () => {
  const { client, screen } = openChat({});
  expect(screen.button('Send').getAttribute('aria-disabled')).toBe('true');
  expect(screen.button('Send').disabled).toBe(false);
  screen.type('  \n ');
  screen.press('Enter');
  expect(client.calls.map(([name]) => name)).not.toContain('send');
});

it('keeps Enter for the input method and Shift+Enter for a new line', () => {
  const { client, screen } = openChat({});
  screen.type('nihao');
  screen.press('Enter', { isComposing: true });
  screen.press('Enter', { shiftKey: true });
  expect(client.calls.map(([name]) => name)).not.toContain('send');
});

it('speaks of the limit only near it, and holds back what is over', () => {
  const { client, screen } = openChat({});
  screen.type('a'.repeat(9_000));
  expect(screen.text()).not.toContain('left');
  screen.type('a'.repeat(9_999));
  expect(screen.text()).toContain('1 character left');
  screen.type('a'.repeat(10_002));
  expect(screen.text()).toContain('Too long by 2 characters');
  screen.press('Enter');
  expect(client.calls.map(([name]) => name)).not.toContain('send');
});

it('keeps the draft', () => {
  const { client, screen } = openChat({});
  screen.type('half a thou');
  expect(client.draft(next, 'reply').text).toBe('half a thou');
  expect(openScreen(panel(client)).field().value).toBe('half a thou');
});

it('takes up what is written in another tab, unless somebody is at work here', () => {
  const { client, screen } = openChat({});
  const focused = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  screen.does(() => client.draftsElsewhere('another conversation', 'not this'));
  expect(screen.field().value).toBe('');
  screen.does(() => client.draftsElsewhere(next, 'written elsewhere'));
  expect(screen.field().value).toBe('written elsewhere');
  focused.mockReturnValue(true);
  screen.type('written here');
  screen.does(() => client.draftsElsewhere(next, 'written elsewhere, too'));
  expect(screen.field().value).toBe('written here');
  focused.mockRestore();
});

it('takes up what is answered in another tab', () => {
  const { client, screen } = openChat(stateWith([message(1, 'agent', 'Brass or black?')]));
  const focused = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  const { id } = message(1, 'agent', '');
  screen.does(() => client.draftsElsewhere(conversation_id, '', id));
  expect(screen.text()).toContain('Replying to Ada Larsen');
  screen.does(() => client.draftsElsewhere(conversation_id, ''));
  expect(screen.text()).not.toContain('Replying to');
  focused.mockRestore();
});

it('shows who wrote, and how far the visitor’s own have come', () => {
  const said = [message(1, 'visitor', 'Is it in stock?'), message(2, 'agent', 'It is.')];
  const { client, screen } = openChat(stateWith(said));
  expect(screen.text()).toContain('Ada Larsen');
  screen.button(/^Sent, /);
  const read = stateWith(said, { agent_delivered_seq: 1, agent_read_seq: 1 });
  screen.does(() => client.set(read));
  screen.button(/^Read, /);
});

it('opens what is known of a message’s way from its time, and gives the focus back', async () => {
  const { client, screen } = openChat(
    stateWith([message(1, 'visitor', 'Hello'), message(2, 'agent', 'Hi')], { agent_read_seq: 1 }),
  );
  screen.button(/^Read, /).focus();
  screen.click(/^Read, /);
  const dialog = await vi.waitFor(() => screen.dialog());
  expect(dialog.open).toBe(true);
  expect(dialog.textContent).toContain('Message information');
  expect(client.calls.findLast(([name]) => name === 'showing')).toEqual([
    'showing',
    conversation_id,
    null,
  ]);
  screen.click('Close');
  expect(screen.root.querySelector('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.button(/^Read, /));
  expect(client.calls.findLast(([name]) => name === 'showing')?.[2]).toBe(2);
  screen.click(/^\d.*Information$/);
  expect((await vi.waitFor(() => screen.dialog())).textContent).toContain('Sent by Ada Larsen');
});

it('shows that a message was removed, and nothing of what it said', () => {
  const recalled = { ...message(1, 'visitor', ''), recalled_at: minute(2) };
  const { screen } = openChat(stateWith([recalled]));
  expect(screen.text()).toContain('This message was removed');
  expect(screen.root.querySelector('.tick')).toBeNull();
});

it('says why a message failed, and offers the ways out', async () => {
  const failed = outgoing('much too much', { kind: 'failed', error: wireError('too_large', '') });
  const { client, screen } = openChat({ ...stateWith([]), outbox: [failed] });
  await vi.waitFor(() => screen.button('Retry'));
  expect(screen.text()).toContain('Not sent: it is too long. Edit it to make it shorter.');
  expect(screen.root.querySelector('.message.failed')).not.toBeNull();
  screen.click('Retry');
  screen.click('Delete');
  expect(client.calls).toContainEqual(['retry', failed.id]);
  expect(client.calls).toContainEqual(['discard', failed.id]);
});

it('takes a failed text back into the composer, before what stands there', async () => {
  const failed = outgoing('first words', { kind: 'failed', error: wireError('forbidden', '') });
  const { client, screen } = openChat({ ...stateWith([]), outbox: [failed] });
  screen.type('more');
  await vi.waitFor(() => screen.button('Edit'));
  screen.click('Edit');
  expect(screen.field().value).toBe('first words\nmore');
  expect(client.calls).toContainEqual(['discard', failed.id]);
});

it.each([
  ['Edit', { kind: 'failed', error: wireError('forbidden', '') }],
  ['Cancel', { kind: 'queued' }],
] as const)('[SN12] takes back what a message answers with its text (%s)', async (way, state) => {
  const { id: reply_to } = message(1, 'agent', '');
  const unsent = { ...outgoing('Brass', state), reply_to };
  const before = stateWith([message(1, 'agent', 'Brass or black?')]);
  const { client, screen } = openChat({ ...before, outbox: [unsent] });
  client.cancels('Brass');
  screen.type('please');
  await vi.waitFor(() => screen.button(way));
  screen.click(way);
  await vi.waitFor(() => expect(screen.field().value).toBe('Brass\nplease'));
  expect(screen.text()).toContain('Replying to Ada Larsen');
  expect(client.draft(conversation_id, 'reply')).toEqual({ text: 'Brass\nplease', reply_to });
});

it('[SN12] takes a text back without what it answers where another message is being answered', async () => {
  const { id: reply_to } = message(2, 'agent', '');
  const failed = outgoing('Brass', { kind: 'failed', error: wireError('forbidden', '') });
  const before = stateWith([message(1, 'agent', 'Brass?'), message(2, 'agent', 'Matt?')]);
  const client = createFixtureClient({
    ...before,
    outbox: [{ ...failed, reply_to: message(1, 'agent', '').id }],
  });
  client.setDraft(conversation_id, 'reply', 'Matt', reply_to);
  const screen = openScreen(panel(client));
  await vi.waitFor(() => screen.button('Edit'));
  screen.click('Edit');
  expect(client.draft(conversation_id, 'reply')).toEqual({ text: 'Brass\nMatt', reply_to });
});

it('says "not sent yet" of what is unclear, without calling it failed', () => {
  const { screen } = openChat({
    ...stateWith([]),
    outbox: [outgoing('hello?', { kind: 'unclear', since: 0 })],
  });
  expect(screen.text()).toContain('Not sent yet. We keep trying.');
  expect(screen.root.querySelector('.message.unclear')).not.toBeNull();
  screen.button(/^Not sent yet, /);
  expect(screen.root.querySelector('[role="alert"]')).toBeNull();
});

it.each([
  ['queued', { kind: 'queued' }],
  ['unclear', { kind: 'unclear', since: 0 }],
] as const)('takes back what is %s when it is cancelled', async (_, state) => {
  const waiting = outgoing('wait, no', state);
  const { client, screen } = openChat({ ...stateWith([]), outbox: [waiting] });
  screen.click('Cancel');
  expect(client.calls).toContainEqual(['cancel', waiting.id]);
  // The server was quicker, says this client.
  await Promise.resolve();
  expect(screen.field().value).toBe('');
  client.cancels('wait, no');
  screen.click('Cancel');
  await vi.waitFor(() => expect(screen.field().value).toBe('wait, no'));
});

it('copies the text of a message that failed', async () => {
  const failed = outgoing('worth keeping', { kind: 'failed', error: wireError('forbidden', '') });
  const { screen } = openChat({ ...stateWith([]), outbox: [failed] });
  const copied = vi.fn<(type: string, text: string) => void>();
  // What a browser does for this command.
  Object.assign(document, {
    execCommand: () => {
      const event = new Event('copy', { bubbles: true, cancelable: true });
      return !dispatchEvent(Object.assign(event, { clipboardData: { setData: copied } }));
    },
  });
  await vi.waitFor(() => screen.button('Copy'));
  screen.click('Copy');
  expect(copied).toHaveBeenCalledExactlyOnceWith('text/plain', 'worth keeping');
  screen.button('Copied');
});

it('keeps what it says of a lost connection, and the focus, while another is tried', () => {
  const retry_at = Date.now() + 4_500;
  const { client, screen } = openChat({ connection: { kind: 'waiting', attempt: 2, retry_at } });
  const banner = screen.root.querySelector('.banner');
  const button = screen.button('Retry now');
  button.focus();
  screen.does(() => client.set({ connection: { kind: 'connecting', attempt: 3 } }));
  expect(screen.root.querySelector('.banner')).toBe(banner);
  expect(document.activeElement).toBe(button);
});

it('tells of a lost connection, and tries again when asked', () => {
  const retry_at = Date.now() + 4_500;
  const { client, screen } = openChat({ connection: { kind: 'waiting', attempt: 2, retry_at } });
  expect(screen.text()).toContain('No connection.');
  expect(screen.text()).toContain('Next try in 5 seconds');
  screen.click('Retry now');
  expect(client.calls.map(([name]) => name)).toContain('connectNow');
});

it('asks to be loaded again when the server wants a newer page', () => {
  const error = wireError('unsupported_version', '');
  const { screen } = openChat({ connection: { kind: 'refused', error } });
  expect(screen.text()).toContain('This chat has been updated');
  screen.click('Load again');
  expect(onReload).toHaveBeenCalledOnce();
});

it('marks where the unread begins when it opens, and says which line is the last on screen', () => {
  const said = [
    message(1, 'visitor', 'Hello'),
    message(2, 'agent', 'Hi'),
    message(3, 'agent', 'Yes?'),
  ];
  const client = createFixtureClient(stateWith(said, { visitor_read_seq: 1 }));
  const screen = openScreen(panel(client, false));
  screen.show(panel(client, true));
  const words = screen.root.querySelector('.scroller')?.textContent ?? '';
  expect(words.indexOf('New')).toBeGreaterThan(words.indexOf('Hello'));
  expect(words.indexOf('New')).toBeLessThan(words.indexOf('Hi'));
  expect(client.calls.filter(([name]) => name === 'showing').at(-1)).toEqual([
    'showing',
    conversation_id,
    3,
  ]);
});

it('marks where the unread begins, too, when that is known only after it was opened', () => {
  const { client, screen } = openChat({ ready: false });
  const said = [message(1, 'visitor', 'Hello'), message(2, 'agent', 'Hi')];
  screen.does(() => client.set(stateWith(said, { visitor_read_seq: 1 })));
  expect(screen.root.querySelector('.unread')).not.toBeNull();
  screen.does(() => client.set(stateWith(said, { visitor_read_seq: 2, visitor_read_count: 1 })));
  expect(screen.root.querySelector('.unread')).not.toBeNull();
});

it('says who is writing', () => {
  const { client, screen } = openChat(stateWith([message(1, 'visitor', 'Hello')]));
  screen.does(() =>
    client.set({ typing: { [conversation_id]: [{ actor: { kind: 'agent', id: ada.id } }] } }),
  );
  expect(screen.text()).toContain('Ada Larsen is writing');
});

it('fetches a conversation that it knows of but has not got', () => {
  const state = stateWith([message(1, 'visitor', 'Hello')]);
  const { client } = openChat({ ...state, logs: {} });
  expect(client.calls).toContainEqual(['open', conversation_id]);
});

it('answers a message: from its information to the field, and leads back to it from the answer', async () => {
  const { client, screen } = openChat(stateWith([message(1, 'agent', 'Brass or black?')]));
  screen.click(/^\d.*Information/);
  await vi.waitFor(() => screen.does(() => screen.button('Reply')));
  screen.click('Reply');
  expect(document.activeElement).toBe(screen.field());
  expect(screen.text()).toContain('Replying to');
  screen.type('Brass');
  screen.press('Enter');
  const { id: reply_to } = message(1, 'agent', '');
  expect(client.calls).toContainEqual(['send', conversation_id, 'Brass', { reply_to }]);
  expect(screen.text()).not.toContain('Replying to');
  const answer = { ...message(2, 'visitor', 'Brass'), reply_to };
  screen.does(() => client.set(stateWith([message(1, 'agent', 'Brass or black?'), answer])));
  screen.click(/^In reply to .*Brass or black/);
  expect(document.activeElement?.closest('.message')?.textContent).toContain('Brass or black?');
});

it('[SN12] finds what was being answered with its words, until that is not wanted any more', async () => {
  const client = createFixtureClient(stateWith([message(1, 'agent', 'Brass or black?')]));
  const { id: reply_to } = message(1, 'agent', '');
  client.setDraft(conversation_id, 'reply', 'Bra', reply_to);
  const screen = openScreen(panel(client));
  expect(screen.text()).toContain('Replying to Ada Larsen');
  expect(screen.text()).toContain('Brass or black?');
  screen.type('Bras');
  expect(client.draft(conversation_id, 'reply')).toEqual({ text: 'Bras', reply_to });
  screen.click('Don’t reply to it');
  expect(screen.text()).not.toContain('Replying to');
  expect(document.activeElement).toBe(screen.field());
  expect(client.draft(conversation_id, 'reply')).toEqual({ text: 'Bras' });
  screen.press('Enter');
  expect(client.calls).toContainEqual(['send', conversation_id, 'Bras', {}]);
});

it.each([
  ['was recalled', message(1, 'agent', '').id],
  ['is not here', 'older'],
])('[SN12] answers nothing where the message %s, and keeps the words', (_, reply_to) => {
  const recalled = { ...message(1, 'agent', ''), recalled_at: minute(2) };
  const client = createFixtureClient(stateWith([recalled]));
  client.setDraft(conversation_id, 'reply', 'Brass', reply_to);
  const screen = openScreen(panel(client));
  expect(screen.text()).not.toContain('Replying to');
  expect(screen.field().value).toBe('Brass');
  screen.press('Enter');
  expect(client.calls).toContainEqual(['send', conversation_id, 'Brass', {}]);
  // What is written while that is on its way answers nothing, either.
  screen.type('And');
  expect(client.draft(conversation_id, 'reply')).toEqual({ text: 'And' });
});

it('[SN14] gives what was begun for a message that is gone back to the composer', async () => {
  const own = message(1, 'visitor', 'To Norwy?');
  const client = createFixtureClient(stateWith([own, message(2, 'agent', 'Your address?')]));
  client.keepDraft(`edit:${own.id}`, 'reply', 'To Norway?');
  client.keepDraft(`form:${message(2, 'agent', '').id}`, 'reply', '{"street":"12 Harbour Street"}');
  const screen = openScreen(panel(client));
  screen.type('And');
  const gone = (seq: number) => ({
    ...message(seq, seq === 1 ? 'visitor' : 'agent', ''),
    recalled_at: minute(3),
  });
  screen.does(() => client.set(stateWith([gone(1), message(2, 'agent', 'Your address?')])));
  expect(screen.field().value).toBe('To Norway?\nAnd');
  screen.does(() => client.set(stateWith([gone(1), gone(2)])));
  expect(screen.field().value).toBe('12 Harbour Street\nTo Norway?\nAnd');
  expect(client.draft(conversation_id, 'reply').text).toBe(screen.field().value);
  await vi.waitFor(() => expect(document.activeElement).toBe(screen.field()));
});

it('fetches older pages until the answered message is there, or there are none any more', () => {
  const answer = { ...message(2, 'visitor', 'Brass'), reply_to: 'older' };
  const state = stateWith([answer]);
  const more = (change: object) => {
    const log = { ...state.logs[conversation_id], ...change };
    return { logs: { [conversation_id]: log } } as Partial<VisitorState>;
  };
  const { client, screen } = openChat({ ...state, ...more({ more: true }) });
  const asked = () => client.calls.filter(([name]) => name === 'loadOlder').length;
  const before = asked();
  screen.click(/An earlier message/);
  expect(asked()).toBeGreaterThan(before);
  screen.does(() => client.set(more({ more: false })));
  expect(screen.text()).toContain('An earlier message');
});

it('[VI8] says that one has to sign in where the inbox takes only who is known', () => {
  const error = wireError('identity_required', 'prove it');
  const { screen } = openChat({ ready: false, connection: { kind: 'refused', error } });
  expect(screen.text()).toContain('Please sign in on this website');
  expect(screen.root.querySelector('textarea')).toBeNull();
  screen.click('Close chat');
  expect(onClose).toHaveBeenCalled();
});
