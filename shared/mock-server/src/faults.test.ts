import {
  errorCodes,
  supportedVersions,
  type ErrorCode,
  type WireError,
} from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createFaults, noFaults, type FaultControls } from './faults.ts';
import { settle } from './test/fake-clock.ts';
import { createMockStage, type MockStage } from './test/mock-stage.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];

/** A visitor in a conversation, in sync, on a line with faults of its own. */
async function visitorOn(stage: MockStage, faults: FaultControls) {
  const visitor = await stage.visitor(undefined, faults);
  await visitor.does('sync', { cursor: null });
  const conversation_id = stage.newId();
  await visitor.says(conversation_id, 'first');
  await settle();
  return {
    ...visitor,
    conversation_id,
    says: (text: string) => visitor.says(conversation_id, text),
  };
}

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

  it('another epoch makes every cursor of the old one useless', async () => {
    const stage = createMockStage();
    const visitor = await stage.visitor();
    await visitor.says(stage.newId(), 'kept');
    const { cursor } = await visitor.does('sync', { cursor: null });
    stage.server.renewEpoch();
    await settle();
    expect(visitor.ending()).toBeNull();
    const again = await stage.visitor(visitor.token);
    const answer = await again.does('sync', { cursor });
    expect(answer).toMatchObject({ reset: true, items: [] });
    expect(answer.snapshots).toHaveLength(1);
    expect(await again.does('sync', { cursor: answer.cursor })).toMatchObject({ reset: false });
  });

  it('jitter takes longer by chance, and keeps the order', async () => {
    const stage = createMockStage();
    const faults = createFaults(7);
    const visitor = await visitorOn(stage, faults);
    faults.set({ jitter_ms: 1_000 });
    const texts = Array.from({ length: 20 }, (_, line) => `line ${line}`);
    const sent = Promise.all(texts.map(visitor.says));
    await stage.clock.advance(500);
    const early = visitor.texts().length;
    await stage.clock.advance(10_000);
    const answers = await sent;
    expect(early).toBeLessThan(21);
    expect(visitor.texts()).toEqual(['first', ...texts]);
    expect(answers.map(({ seq }) => seq)).toEqual(texts.map((_, line) => line + 3));
  });

  it('an answer that is dropped leaves its command carried out, and its call unclear', async () => {
    const stage = createMockStage();
    const faults = createFaults();
    const visitor = await visitorOn(stage, faults);
    faults.set({ drop_acks: 1 });
    const lost = visitor.says('is it there?').catch((error: Error) => error.message);
    await stage.clock.advance(10_000);
    expect(await lost).toBe('message.send had no answer');
    expect(visitor.texts()).toEqual(['first', 'is it there?']);
  });

  it('a frame that is dropped shows as a jump in n', async () => {
    const stage = createMockStage();
    const faults = createFaults();
    const visitor = await visitorOn(stage, faults);
    faults.set({ drop_frames: 1 });
    await visitor.says('never heard of');
    faults.set({ drop_frames: 0 });
    await visitor.says('heard of');
    await settle();
    expect(visitor.texts()).toEqual(['first', 'heard of']);
    expect(visitor.durables().map(({ n }) => n)).toEqual([1, 2, 4]);
  });

  it('a repeated frame comes twice, and a repeated command is carried out twice', async () => {
    const stage = createMockStage();
    const faults = createFaults();
    const visitor = await visitorOn(stage, faults);
    faults.set({ repeat: 1 });
    const { seq } = await visitor.says('once');
    await settle();
    expect(visitor.texts()).toEqual(['first', 'once', 'once']);
    expect(visitor.durables().map(({ n }) => n)).toEqual([1, 2, 3, 3]);
    expect(seq).toBe(3);
    faults.set(noFaults);
    expect(await visitor.says('after')).toMatchObject({ seq: 4 });
  });

  it('what is late is overtaken by what comes next, and comes alone where nothing does', async () => {
    const stage = createMockStage();
    const faults = createFaults();
    const visitor = await visitorOn(stage, faults);
    const ada = await stage.agent();
    faults.set({ reorder: 1 });
    await ada.says(visitor.conversation_id, 'late');
    await settle();
    expect(visitor.texts()).toEqual(['first']);
    faults.set({ reorder: 0 });
    await ada.says(visitor.conversation_id, 'next');
    await settle();
    expect(visitor.texts()).toEqual(['first', 'next', 'late']);
    faults.set({ reorder: 1 });
    await ada.says(visitor.conversation_id, 'alone');
    await stage.clock.advance(50);
    expect(visitor.texts()).toEqual(['first', 'next', 'late', 'alone']);
  });

  it('a cut line ends in the middle, and only that one', async () => {
    const stage = createMockStage();
    const faults = createFaults();
    const visitor = await visitorOn(stage, faults);
    const ada = await stage.agent();
    faults.set({ cut: 1 });
    await expect(visitor.says('lost?')).rejects.toThrow('no answer');
    expect(visitor.ending()).toBeNull();
    expect(ada.ending()).toBeUndefined();
  });

  it.each(codes)('refuse by %s, so many times, and change nothing', async (code) => {
    const stage = createMockStage();
    const visitor = await visitorOn(stage, stage.server.faults);
    stage.server.faults.set({ refuse: [{ code, command: 'message.send', times: 2 }] });
    const conversation_id = stage.newId();
    const payload = { id: stage.newId(), conversation_id, text: 'again' };
    for (let time = 0; time < 2; time += 1) {
      const { retry } = errorCodes[code];
      const refused = { ok: false, error: { code, retry } };
      expect(await visitor.asks('message.send', payload)).toMatchObject(refused);
    }
    expect(stage.server.faults.read().refuse).toEqual([]);
    expect(await visitor.asks('message.send', payload)).toMatchObject({ ok: true, seq: 2 });
  });

  it('refuse everything until they are taken back', async () => {
    const stage = createMockStage();
    const visitor = await visitorOn(stage, stage.server.faults);
    const refuse = [{ code: 'rate_limited', retry_after_ms: 700 }] as const;
    stage.server.faults.set({ refuse });
    const error = { code: 'rate_limited', retry_after_ms: 700 };
    expect(await visitor.asks('sync', { cursor: null })).toMatchObject({ error });
    await expect(stage.visitor()).rejects.toThrow('rate_limited');
    expect(await visitor.asks('sync', { cursor: null })).toMatchObject({ error });
    stage.server.faults.set({ refuse: [] });
    expect(await visitor.asks('sync', { cursor: null })).toMatchObject({ ok: true });
  });

  it('refuse connections, and those who speak no version in common', async () => {
    const stage = createMockStage();
    const { server } = stage;
    const { token } = await stage.visitor();
    server.faults.set({ refuse: [{ code: 'shutting_down', command: 'connect', times: 1 }] });
    expect((await stage.visitor(token)).ending()).toMatchObject({ code: 'shutting_down' });
    server.faults.set({ versions: { min: 90, max: 99 } });
    expect((await stage.visitor(token)).ending()).toMatchObject({ code: 'unsupported_version' });
    server.faults.set(noFaults);
    expect((await stage.visitor(token)).ending()).toBeUndefined();
  });

  it('are the same for the same seed, whatever else happens', async () => {
    const story = async (seed: number) => {
      const stage = createMockStage(seed);
      const faults = createFaults(seed);
      const visitor = await visitorOn(stage, faults);
      faults.set({ drop_frames: 0.2, repeat: 0.2, reorder: 0.2, jitter_ms: 30 });
      for (let line = 0; line < 30; line += 1) {
        void visitor.says(`line ${line}`);
        await stage.clock.advance(20);
      }
      await stage.clock.advance(1_000);
      return visitor.durables().map(({ n }) => n);
    };
    const first = await story(3);
    expect(first).not.toEqual(first.toSorted((a, b) => a - b));
    expect(await story(3)).toEqual(first);
    expect(await story(4)).not.toEqual(first);
  });
});
