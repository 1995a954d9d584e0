import { expect, it, vi } from 'vitest';
import { createStore } from './store.ts';

it('tells listeners of every change, and of nothing else', () => {
  const store = createStore({ count: 0 });
  const heard: number[] = [];
  const stop = store.subscribe(() => heard.push(store.getState().count));
  store.update(({ count }) => ({ count: count + 1 }));
  store.update((state) => state);
  store.update(({ count }) => ({ count: count + 1 }));
  expect(heard).toEqual([1, 2]);
  stop();
  stop();
  store.update(({ count }) => ({ count: count + 1 }));
  expect(heard).toEqual([1, 2]);
});

it('takes the same listener twice, and lets each go alone', () => {
  const store = createStore(0);
  let heard = 0;
  const listener = (): void => void (heard += 1);
  const stop = store.subscribe(listener);
  store.subscribe(listener);
  store.update((state) => state + 1);
  expect(heard).toBe(2);
  stop();
  store.update((state) => state + 1);
  expect(heard).toBe(3);
});

it('goes on when a listener throws, and lets the world hear of it', () => {
  const reject = vi.spyOn(Promise, 'reject').mockImplementation(() => new Promise(() => {}));
  const store = createStore(0);
  const bug = new Error('a bug in a screen');
  let heard = 0;
  store.subscribe(() => {
    throw bug;
  });
  store.subscribe(() => (heard += 1));
  store.update((state) => state + 1);
  expect(heard).toBe(1);
  expect(store.getState()).toBe(1);
  expect(reject).toHaveBeenCalledWith(bug);
  reject.mockRestore();
});
