import { expect, it } from 'vitest';
import { warnBeforeLeaving, type Losable } from './warn-before-leaving.ts';

function setUp(start: 'durable' | 'memory') {
  const world = { storage: start, unsent: true };
  const listeners = new Set<() => void>();
  const client: Losable = {
    getState: () => ({ storage: world.storage }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hasUnsent: () => world.unsent,
  };
  const page = new EventTarget();
  const stop = warnBeforeLeaving(page as Window, client);
  const asks = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  return { world, stop, asks, tell: () => listeners.forEach((listener) => listener()), listeners };
}

it('asks before unsent words go with the page’s memory', () => {
  const { world, asks } = setUp('memory');
  expect(asks()).toBe(true);
  world.unsent = false;
  expect(asks()).toBe(false);
});

it('asks nothing where the words are kept', () => {
  expect(setUp('durable').asks()).toBe(false);
});

it('asks from when storage gives way', () => {
  const { world, asks, tell } = setUp('durable');
  world.storage = 'memory';
  tell();
  expect(asks()).toBe(true);
});

it('asks nothing once it was stopped', () => {
  const { stop, asks, tell, listeners } = setUp('memory');
  stop();
  tell();
  expect(asks()).toBe(false);
  expect(listeners.size).toBe(0);
});
