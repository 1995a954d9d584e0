import type { Environment, KeyValueStore } from '../environment.ts';
import { createMemoryStore } from '../memory-store.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePage, type FakePage } from './fake-page.ts';
import { createFakeTransport, type FakeTransport } from './fake-transport.ts';
import { createFakeVisibility, type FakeVisibility } from './fake-visibility.ts';

/** A world in which nothing happens but what the test does. */
export interface FakeEnvironment extends Environment {
  readonly clock: FakeClock;
  readonly transport: FakeTransport;
  readonly visibility: FakeVisibility;
  readonly page: FakePage;
}

/** Makes such a world. Two that share a `storage` are two tabs of one browser, or one page before and after a reload. */
export function createFakeEnvironment(
  given: { readonly storage?: KeyValueStore; readonly random?: () => number } = {},
): FakeEnvironment {
  return {
    clock: createFakeClock(),
    random: given.random ?? createSequence(),
    storage: given.storage ?? createMemoryStore(),
    transport: createFakeTransport(),
    visibility: createFakeVisibility(),
    page: createFakePage(),
  };
}

let worlds = 0;

/** A repeatable source of numbers in [0, 1); each one is another, so that no two worlds make the same ids. */
function createSequence(): () => number {
  let state = (worlds += 1) * 7919;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
