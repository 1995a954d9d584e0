import { supportedVersions, type WireError } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { settle } from './test/fake-clock.ts';
import { createMockStage } from './test/mock-stage.ts';

describe('faults', () => {
  it('delay everything each way and keep its order, also when the delay shrinks', async () => {
    const stage = createMockStage();
    const { server, clock } = stage;
    const visitor = await stage.visitor();
    await visitor.does('sync', { cursor: null });
    server.faults.set({ latency_ms: 100 });
    const conversation = stage.newId();
    const first = visitor.says(conversation, 'one');
    await clock.advance(50);
    server.faults.set({ latency_ms: 0 });
    const second = visitor.says(conversation, 'two');
    await clock.advance(49);
    expect(visitor.texts()).toEqual([]);
    await clock.advance(1);
    await Promise.all([first, second]);
    await settle();
    expect(visitor.texts()).toEqual(['one', 'two']);
  });

  it('offline cuts every connection, and lets nobody in', async () => {
    const stage = createMockStage();
    const visitor = await stage.visitor();
    const unanswered = visitor.says(stage.newId(), 'lost?');
    stage.server.faults.set({ offline: true });
    await expect(unanswered).rejects.toThrow('no answer');
    expect(visitor.ending()).toBeNull();

    let ending: WireError | null | undefined;
    const handshake = { protocol: supportedVersions, token: visitor.token };
    const listener = { frame: () => {}, closed: (error: WireError | null) => (ending = error) };
    stage.server.connect('visitor', handshake, listener);
    await settle();
    expect(ending).toBeNull();

    stage.server.faults.set({ offline: false });
    const again = await stage.visitor(visitor.token);
    expect(again.ending()).toBeUndefined();
  });

  it('a restart cuts connections and keeps what was stored', async () => {
    const stage = createMockStage();
    const visitor = await stage.visitor();
    const conversation_id = stage.newId();
    await visitor.says(conversation_id, 'kept');
    const { cursor } = await visitor.does('sync', { cursor: null });
    stage.server.restart();
    await settle();
    expect(visitor.ending()).toBeNull();
    const again = await stage.visitor(visitor.token);
    expect(await again.does('sync', { cursor })).toMatchObject({ reset: false, items: [] });
    const { events } = await again.does('conversation.snapshot', { conversation_id });
    expect(events).toHaveLength(2);
  });
});
