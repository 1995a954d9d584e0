import type { FileDesk } from '@porchlight/client';
import { createMemoryStore } from '@porchlight/client/testing';
import { expect, it, vi } from 'vitest';
import { createFixtureClient, type FixtureClient } from '../test/fixture-client.ts';
import { outgoing } from '../test/fixtures.ts';
import { createSilence } from '../test/silence.ts';
import { createKept } from './kept.ts';
import { takeOver } from './take-over.ts';

const noStorage = () => {
  throw new Error('refused');
};

async function setUp(verified: boolean) {
  const storage = createMemoryStore();
  await storage.append('key/vera/outbox/', 'm1', 'hello');
  await storage.set('key/vera/draft/talk/reply', 'and');
  const kept = createKept(noStorage);
  const close = vi.fn<() => void>();
  const client = createFixtureClient();
  const who = { visitor_id: 'vera', verified, next_conversation: 'talk' };
  const before = { client, ...who, sound: createSilence(), close };
  const session = { current: () => ({ token: 't', visitor_id: 'mia', verified: true }) };
  const where = { environment: { storage }, kept, inbox_key: 'key' };
  await takeOver({ before, session, ...where, visitor_id: 'mia' });
  const entries = await storage.entries('');
  return {
    keys: entries.map(([key]) => key),
    next: kept.get('porchlight-frame/key/mia/next'),
    close,
  };
}

it('[VI6] hands the words of a stranger, with their ids, to whoever it turned out to be', async () => {
  const { keys, next, close } = await setUp(false);
  expect(close).toHaveBeenCalledOnce();
  expect(keys).toEqual(['key/mia/draft/talk/reply', 'key/mia/outbox/000000000001.m1']);
  expect(next).toBe('talk');
});

it('[VI6] leaves the words of somebody who has proved who it is where they are', async () => {
  const { keys, next, close } = await setUp(true);
  expect(close).toHaveBeenCalledOnce();
  expect(keys).toEqual(['key/vera/draft/talk/reply', 'key/vera/outbox/000000000001.m1']);
  expect(next).toBeUndefined();
});

function chatOf(visitor_id: string, client: FixtureClient) {
  const who = { visitor_id, verified: false, next_conversation: 'next' };
  return { client, ...who, sound: createSilence(), close: vi.fn<() => void>() };
}

/** The server knows Vera as another stranger now. */
async function becomesAnother(vera: FixtureClient, again: FixtureClient) {
  const before = chatOf('vera', vera);
  const session = { current: () => ({ token: 't', visitor_id: 'vera again', verified: false }) };
  const environment = { storage: createMemoryStore() };
  const where = { environment, kept: createKept(noStorage), inbox_key: 'key' };
  const finish = await takeOver({ before, session, ...where, visitor_id: 'vera again' });
  expect(before.close).not.toHaveBeenCalled();
  await finish(chatOf('vera again', again));
  expect(before.close).toHaveBeenCalledOnce();
}

it('sends the words of a stranger anew whom the server knows as another stranger now', async () => {
  const unsent = outgoing('not lost', { kind: 'queued' });
  const [before, after] = [createFixtureClient({ outbox: [unsent] }), createFixtureClient()];
  await becomesAnother(before, after);
  expect(after.calls).toContainEqual(['send', 'next', 'not lost']);
  expect(before.calls).toContainEqual(['cancel', unsent.id]);
});

it('[FI10] sends that one’s files anew, too, with words or without, and what comes after them', async () => {
  const file = { id: 'f1', name: 'lamp.png', type: 'image/png', size: 3, width: 3, height: 2 };
  const lost = { ...file, id: 'f2' };
  const outbox = [
    { ...outgoing('', { kind: 'queued' }), files: [file] },
    { ...outgoing('', { kind: 'queued' }), files: [lost] },
    outgoing('not lost', { kind: 'queued' }),
  ];
  const bytes = new Blob(['abc'], { type: 'image/png' });
  const choose = vi.fn<FileDesk['choose']>(async () => ({ ...file, id: 'f3' }));
  const before = filing(createFixtureClient({ outbox }), {
    bytes: async (id) => (id === 'f1' ? bytes : undefined),
  });
  const after = filing(createFixtureClient(), { choose });
  await becomesAnother(before, after);
  const shown = { name: 'lamp.png', width: 3, height: 2 };
  expect(choose.mock.calls).toEqual([['next', 'reply', { ...shown, bytes }]]);
  expect(after.calls.filter(([name]) => name === 'send')).toEqual([
    ['send', 'next', '', { files: [{ ...file, id: 'f3' }] }],
    ['send', 'next', 'not lost'],
  ]);
  expect(before.calls).toContainEqual(['signOut', { discard: true }]);
});

function filing(client: FixtureClient, desk: Partial<FileDesk>): FixtureClient {
  return { ...client, files: async () => desk as FileDesk };
}
