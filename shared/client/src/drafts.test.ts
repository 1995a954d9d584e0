import { expect, it } from 'vitest';
import { createDrafts, type DraftNews } from './drafts.ts';
import { moveKept } from './move-kept.ts';
import { createFakeEnvironment, createMemoryStore } from './testing/index.ts';
import { keysOf } from './test/keys-of.ts';

const question = '01890000-0000-7000-8000-00000000e001';

async function openDesk(storage = createMemoryStore(), scope = 'me') {
  const environment = createFakeEnvironment({ storage });
  const drafts = createDrafts(environment, scope, () => {});
  await drafts.load();
  return { drafts, storage, clock: environment.clock };
}

it('keeps a draft through a reload, a reply and a note apart', async () => {
  const { drafts, storage, clock } = await openDesk();
  drafts.set('talk', 'reply', 'Dear');
  drafts.set('talk', 'reply', 'Dear Mia');
  drafts.set('talk', 'note', 'call her');
  expect(drafts.get('talk', 'reply').text).toBe('Dear Mia');
  expect(await keysOf(storage)).toEqual([]);
  await clock.advance(40);
  const again = await openDesk(storage);
  expect(again.drafts.get('talk', 'reply').text).toBe('Dear Mia');
  expect(again.drafts.get('talk', 'note').text).toBe('call her');
  expect(again.drafts.get('other talk', 'reply').text).toBe('');
});

it('[SN12] keeps what a draft answers with it, and nothing of it once that is sent', async () => {
  const { drafts, storage } = await openDesk();
  drafts.set('talk', 'reply', 'Black,\nplease', question);
  drafts.set('talk', 'note', '', question);
  drafts.flush();
  const again = await openDesk(storage);
  expect(again.drafts.get('talk', 'reply')).toEqual({ text: 'Black,\nplease', reply_to: question });
  expect(again.drafts.get('talk', 'note')).toEqual({ text: '', reply_to: question });
  again.drafts.set('talk', 'note', '');
  again.drafts.sent('talk', 'reply', 'Black,\nplease');
  expect(again.drafts.get('talk', 'reply')).toEqual({ text: '' });
  again.drafts.flush();
  expect(await keysOf(storage)).toEqual([]);
});

it('counts no words where a draft only answers', async () => {
  const { drafts } = await openDesk();
  drafts.set('talk', 'reply', '', question);
  expect(drafts.hasWords()).toBe(false);
});

it.each(['Dear', `about ${question}`, `a\0b`])(
  'finds the words %j, which were kept when they were kept alone',
  async (text) => {
    const storage = createMemoryStore();
    await storage.set('me/draft/talk/reply', text);
    expect((await openDesk(storage)).drafts.get('talk', 'reply')).toEqual({ text });
  },
);

it('tells what a draft answers apart from its words, and hears it', async () => {
  const news: DraftNews[] = [];
  const environment = createFakeEnvironment();
  const here = createDrafts(environment, 'me', (each) => news.push(each));
  const there = createDrafts(createFakeEnvironment(), 'me', () => {});
  const heard: unknown[] = [];
  there.onChange((...change) => heard.push(change));
  here.set('talk', 'note', 'Ask', question);
  here.flush();
  expect(news).toEqual([
    { kind: 'draft', key: 'me/draft/talk/note', text: 'Ask', reply_to: question },
  ]);
  for (const each of news) there.hear(each);
  expect(there.get('talk', 'note')).toEqual({ text: 'Ask', reply_to: question });
  expect(heard).toEqual([['talk', 'note', { text: 'Ask', reply_to: question }]]);
});

it('hears what a draft answers from a tab that tells it with the words', async () => {
  const { drafts } = await openDesk();
  drafts.hear({ kind: 'draft', key: 'me/draft/talk/note', text: `Ask\0${question}` });
  expect(drafts.get('talk', 'note')).toEqual({ text: 'Ask', reply_to: question });
});

it('[SN7] moves what a draft answers with it, and leaves a draft of the other’s own whole', async () => {
  const { drafts, storage } = await openDesk();
  drafts.set('talk', 'reply', 'Black', question);
  drafts.set('other', 'reply', 'Brass', question);
  drafts.flush();
  const you = await openDesk(storage, 'you');
  you.drafts.set('other', 'reply', 'Matt');
  you.drafts.flush();
  await moveKept(storage, 'me', 'you');
  const moved = await openDesk(storage, 'you');
  expect(moved.drafts.get('talk', 'reply')).toEqual({ text: 'Black', reply_to: question });
  expect(moved.drafts.get('other', 'reply')).toEqual({ text: 'Matt' });
});

it('writes at once what waits when it is closed', async () => {
  const { drafts, storage, clock } = await openDesk();
  drafts.set('talk', 'reply', 'unfinished');
  drafts.close();
  expect((await openDesk(storage)).drafts.get('talk', 'reply').text).toBe('unfinished');
  expect(clock.pending()).toBe(0);
});

it('erases a draft that was sent, and one that was emptied', async () => {
  const { drafts, storage } = await openDesk();
  drafts.set('talk', 'reply', 'hello ');
  drafts.set('talk', 'note', 'x');
  drafts.flush();
  drafts.sent('talk', 'reply', 'hello');
  drafts.set('talk', 'note', '');
  drafts.flush();
  expect(await keysOf(storage)).toEqual([]);
});

it('leaves alone what has been written since the message was sent', async () => {
  const { drafts } = await openDesk();
  drafts.set('talk', 'reply', 'and another thing');
  drafts.sent('talk', 'reply', 'hello');
  expect(drafts.get('talk', 'reply').text).toBe('and another thing');
});

it('[SN1] never shows one person what another was writing', async () => {
  const { drafts, storage } = await openDesk();
  drafts.set('talk', 'reply', 'private');
  drafts.flush();
  expect((await openDesk(storage, 'you')).drafts.get('talk', 'reply').text).toBe('');
});

it('does not overwrite what was written while it was loading', async () => {
  const { storage, drafts: before } = await openDesk();
  before.set('talk', 'reply', 'old');
  before.flush();
  const drafts = createDrafts(createFakeEnvironment({ storage }), 'me', () => {});
  const loading = drafts.load();
  drafts.set('talk', 'reply', 'new');
  await loading;
  expect(drafts.get('talk', 'reply').text).toBe('new');
});
