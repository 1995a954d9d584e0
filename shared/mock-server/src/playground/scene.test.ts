import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../test/fake-clock.ts';
import { createScene } from './scene.ts';
import { sharedScene, shareScene } from './shared-scene.ts';

const clock = () => createFakeClock();

const calm = {
  latency_ms: 0,
  jitter_ms: 0,
  drop_frames: 0,
  drop_acks: 0,
  repeat: 0,
  reorder: 0,
  offline: false,
};

describe('a scene', () => {
  it('has the conversations that were asked for, the same for the same seed', () => {
    const scenes = [1, 1, 2].map((seed) => createScene({ seed, conversations: 8 }, clock()));
    const ids = scenes.map(({ server }) => [...server.past.tables.conversations.keys()].join());
    expect(scenes[0]?.server.past.tables.conversations.size).toBe(8);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('keeps what a window keeps when it is loaded anew', () => {
    const scene = createScene({ seed: 1, conversations: 0 }, clock());
    const first = scene.storage('visitor', () => ['words']);
    expect(scene.storage('visitor', () => [])).toBe(first);
    expect(scene.storage('agent', () => [])).not.toBe(first);
  });

  it('tells whoever watches that a window has come', () => {
    const scene = createScene({ seed: 1, conversations: 0 }, clock());
    const come: string[] = [];
    const client = { getState: () => null, subscribe: () => () => undefined };
    const stop = scene.onEnter(() => come.push('come'));
    scene.enter('agent', client);
    stop();
    scene.enter('visitor', client);
    expect(come).toEqual(['come']);
    expect(scene.client('agent')).toBe(client);
  });

  it('lets its visitor speak whatever the weather', async () => {
    const scene = createScene({ seed: 1, conversations: 0 }, clock());
    scene.changeWeather({ ...calm, offline: true });
    await scene.visitorSays('hello');
    await scene.visitorSays('anybody there?');
    expect(scene.server.past.tables.conversations.size).toBe(1);
  });

  it('is found by the windows in its own', () => {
    const scene = createScene({ seed: 1, conversations: 0 }, clock());
    expect(sharedScene({ parent: {} })).toBeUndefined();
    shareScene(scene);
    expect(sharedScene({ parent: globalThis })).toBe(scene);
  });
});
