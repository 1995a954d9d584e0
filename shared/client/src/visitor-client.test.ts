import { limits, wireError } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createVisitorClient } from './index.ts';
import { createStage } from './test/stage.ts';
import { createFakeEnvironment, createMemoryStore } from './testing/index.ts';
import { keysOf } from './test/keys-of.ts';

function createAlone(storage = createMemoryStore()) {
  const environment = createFakeEnvironment({ storage });
  const client = createVisitorClient(environment, {
    scope: 'here/me',
    token: () => 'token',
    refresh: () => Promise.resolve(false),
  });
  return { ...environment, client };
}

describe('starting and stopping', () => {
  it('is silent until it is started', () => {
    const { client, transport } = createAlone();
    client.connectNow();
    expect(transport.links).toHaveLength(0);
    expect(client.getState()).toMatchObject({ connection: { kind: 'idle' }, ready: false });
  });

  it('starts once', async () => {
    const { client, transport } = createAlone();
    await Promise.all([client.start(), client.start()]);
    expect(transport.links).toHaveLength(1);
  });

  it('does not come to life after it was closed', async () => {
    const { client, transport, clock } = createAlone();
    const starting = client.start();
    client.close();
    client.close();
    await starting;
    expect(transport.links).toHaveLength(0);
    expect(clock.pending()).toBe(0);
  });

  it('leaves nothing running when it is closed', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const talk = stage.newId();
    const before = stage.clock.pending();
    const noor = await stage.visitor();
    await noor.says(talk, 'hello');
    noor.client.setDraft(talk, 'reply', 'and');
    await noor.reads(talk);
    noor.client.close();
    expect(noor.client.getState().connection.kind).toBe('closed');
    noor.eyes.look(true);
    expect(stage.clock.pending()).toBe(before);
    expect(mia.client.getState().connection.kind).toBe('live');
  });

  it('is ready once the first sync has answered', async () => {
    const { client, transport } = createAlone();
    await client.start();
    const [link] = transport.links;
    await link?.frame('welcome', { me: { kind: 'visitor', id: 'me' }, presence: [] });
    expect(client.getState().ready).toBe(false);
    const answer = { reset: true, items: [], rows: [], snapshots: [], cursor: 'c', more: false };
    await link?.calls[0]?.answer({ ok: true, ...answer });
    expect(client.getState()).toMatchObject({ ready: true, connection: { kind: 'live' } });
  });

  it('takes a welcome of a wrong form for a loss', async () => {
    const { client, transport } = createAlone();
    await client.start();
    await transport.links[0]?.frame('welcome', { me: 7 });
    expect(client.getState().connection.kind).toBe('waiting');
  });
});

describe('waiting ends early', () => {
  async function waiting() {
    const alone = createAlone();
    alone.visibility.look(false);
    await alone.client.start();
    await alone.transport.links[0]?.end(wireError('shutting_down', 'bye', 30_000));
    expect(alone.client.getState().connection.kind).toBe('waiting');
    return alone;
  }

  it('when the network comes back', async () => {
    const { transport, page } = await waiting();
    page.tell('online');
    expect(transport.links).toHaveLength(2);
  });

  it('when somebody looks', async () => {
    const { transport, visibility } = await waiting();
    visibility.look(false);
    expect(transport.links).toHaveLength(1);
    visibility.look(true);
    expect(transport.links).toHaveLength(2);
  });

  it('when somebody asks', async () => {
    const { transport, client } = await waiting();
    client.connectNow();
    expect(transport.links).toHaveLength(2);
  });
});

describe('writing', () => {
  it('[SN6] cleans a text, and refuses what can not be sent', async () => {
    const { client } = createAlone();
    await client.send('talk', 'a\u0000b\ud800');
    expect(client.getState().outbox.map(({ text }) => text)).toEqual(['ab\ufffd']);
    await expect(client.send('talk', ' \n ')).rejects.toThrow(RangeError);
    const long = 'x'.repeat(limits.message_length + 1);
    await expect(client.send('talk', long)).rejects.toThrow(RangeError);
    expect(client.getState().outbox).toHaveLength(1);
  });

  it('erases the draft only once the outbox has the text', async () => {
    const storage = createMemoryStore();
    const kept: (() => void)[] = [];
    const slow = {
      ...storage,
      append: async (prefix: string, name: string, value: string) => {
        await new Promise<void>((resolve) => kept.push(resolve));
        return storage.append(prefix, name, value);
      },
    };
    const { client, clock } = createAlone(slow);
    client.setDraft('talk', 'reply', 'precious');
    const sending = client.send('talk', 'precious');
    await clock.advance(1_000);
    expect(client.draft('talk', 'reply').text).toBe('precious');
    kept[0]?.();
    await sending;
    expect(client.draft('talk', 'reply').text).toBe('');
    await clock.advance(1_000);
    expect(await storage.entries('here/me/draft/')).toEqual([]);
  });

  it('writes drafts at once when nobody looks any more, for the page may be leaving', async () => {
    const { client, visibility, storage } = createAlone();
    await client.start();
    client.setDraft('talk', 'reply', 'unfinished');
    visibility.look(false);
    expect(await storage.entries('here/me/draft/')).toHaveLength(1);
    const again = createAlone(storage);
    await again.client.start();
    expect(again.client.draft('talk', 'reply').text).toBe('unfinished');
  });

  it('[EP1] tells the other side of typing, until the message is sent', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const talk = stage.newId();
    mia.client.setDraft(talk, 'reply', 'h');
    await mia.says(talk, 'hello');
    mia.client.setDraft(talk, 'reply', 'how');
    await stage.clock.advance(1);
    expect(ada.client.getState().typing[talk]).toMatchObject([{ actor: mia.client.getState().me }]);
    await mia.says(talk, 'how are you');
    expect(ada.client.getState().typing[talk]).toBeUndefined();
    ada.client.setDraft(talk, 'note', 'secret');
    await stage.clock.advance(1);
    expect(mia.client.getState().typing[talk]).toBeUndefined();
    ada.client.setDraft(talk, 'reply', 'fine');
    await stage.clock.advance(1);
    expect(mia.client.getState().typing[talk]).toHaveLength(1);
    stage.server.restart();
    await stage.clock.advance(1);
    expect(mia.client.getState().typing).toEqual({});
  });

  it('sends what was written while it was away, in order, after a reload', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const talk = stage.newId();
    stage.server.faults.set({ offline: true });
    for (const text of ['one', 'two', 'three']) await mia.says(talk, text);
    mia.client.close();
    stage.server.faults.set({ offline: false });
    const again = await stage.visitor({ token: mia.token, storage: mia.storage });
    expect(again.sees(talk)).toEqual([
      'conversation.created',
      'one sent',
      'two sent',
      'three sent',
    ]);
    expect(await keysOf(mia.storage)).toEqual([]);
  });
});

describe('reading', () => {
  it('[RC7] claims read only where somebody looks', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    await ada.says(talk, 'hi');
    mia.eyes.look(false);
    await mia.reads(talk);
    expect(ada.sees(talk).at(-1)).toBe('hi delivered');
    mia.eyes.look(true);
    await stage.clock.advance(1_000);
    expect(ada.sees(talk).at(-1)).toBe('hi read');
  });

  it('[RC2] claims what came while the connection was away, once it is back', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    await ada.says(talk, 'hi');
    stage.server.faults.set({ offline: true });
    await mia.reads(talk);
    stage.server.faults.set({ offline: false });
    await stage.clock.advance(60_000);
    expect(ada.sees(talk).at(-1)).toBe('hi read');
  });
});

describe('asking', () => {
  it('is rejected for later without a connection, or without an answer', async () => {
    const { client, transport } = createAlone();
    const payload = { conversation_id: 'talk', typing: true };
    expect(await client.ask('typing.set', payload)).toMatchObject({ error: { retry: 'later' } });
    await client.start();
    expect(await client.ask('typing.set', payload)).toMatchObject({ error: { retry: 'later' } });
    expect(transport.links[0]?.calls).toEqual([]);
    const stage = createStage();
    const mia = await stage.visitor();
    const asking = mia.client.ask('typing.set', payload);
    stage.server.restart();
    expect(await asking).toMatchObject({ ok: false });
  });

  it('opens a conversation once there is a connection, and hears what the server refuses', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    expect(await mia.client.open(stage.newId())).toMatchObject({ error: { code: 'not_found' } });
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    expect(await mia.client.open(talk)).toEqual({ ok: true });
    mia.client.close();
    expect(await mia.client.open(talk)).toMatchObject({ ok: false, error: { retry: 'later' } });
  });

  it('asks for a page of history once, and goes on where it fails', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const talk = stage.newId();
    await mia.client.loadOlder(talk);
    for (let line = 1; line <= 60; line += 1) await mia.says(talk, `line ${line}`);
    const again = await stage.visitor({ token: mia.token });
    stage.server.faults.set({ latency_ms: 100 });
    const loading = again.client.loadOlder(talk);
    expect(again.client.getState().logs[talk]).toMatchObject({ loading_older: true });
    await again.client.loadOlder(talk);
    stage.server.restart();
    await stage.clock.advance(1_000);
    await loading;
    expect(again.client.getState().logs[talk]).toMatchObject({ loading_older: false, more: true });
    stage.server.faults.set({ latency_ms: 0 });
    await stage.clock.advance(10_000);
    await again.client.loadOlder(talk);
    expect(again.sees(talk)).toHaveLength(61);
  });
});
