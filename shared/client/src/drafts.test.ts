import { expect, it } from 'vitest';
import { createDrafts } from './drafts.ts';
import { createFakeEnvironment, createMemoryStore } from './testing/index.ts';
import { keysOf } from './test/keys-of.ts';

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
  expect(drafts.get('talk', 'reply')).toBe('Dear Mia');
  expect(await keysOf(storage)).toEqual([]);
  await clock.advance(50);
  const again = await openDesk(storage);
  expect(again.drafts.get('talk', 'reply')).toBe('Dear Mia');
  expect(again.drafts.get('talk', 'note')).toBe('call her');
  expect(again.drafts.get('other talk', 'reply')).toBe('');
});

it('writes at once what waits when it is closed', async () => {
  const { drafts, storage, clock } = await openDesk();
  drafts.set('talk', 'reply', 'unfinished');
  drafts.close();
  expect((await openDesk(storage)).drafts.get('talk', 'reply')).toBe('unfinished');
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
  expect(drafts.get('talk', 'reply')).toBe('and another thing');
});

it('[SN1] never shows one person what another was writing', async () => {
  const { drafts, storage } = await openDesk();
  drafts.set('talk', 'reply', 'private');
  drafts.flush();
  expect((await openDesk(storage, 'you')).drafts.get('talk', 'reply')).toBe('');
});

it('does not overwrite what was written while it was loading', async () => {
  const { storage, drafts: before } = await openDesk();
  before.set('talk', 'reply', 'old');
  before.flush();
  const drafts = createDrafts(createFakeEnvironment({ storage }), 'me', () => {});
  const loading = drafts.load();
  drafts.set('talk', 'reply', 'new');
  await loading;
  expect(drafts.get('talk', 'reply')).toBe('new');
});
