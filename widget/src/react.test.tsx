// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { render, useSyncExternalStore } from './react.ts';

function createStore(value: string) {
  const listeners = new Set<() => void>();
  return {
    listeners,
    getState: () => value,
    set: (next: string) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

type Store = ReturnType<typeof createStore>;

function Shown({ store, during }: { store: Store; during?: () => void }) {
  const value = useSyncExternalStore(store.subscribe, store.getState);
  during?.();
  return <p>{value}</p>;
}

it('shows a store as it is, and as it becomes', () => {
  const root = document.createElement('div');
  const store = createStore('one');
  void act(() => render(<Shown store={store} />, root));
  expect(root.textContent).toBe('one');
  void act(() => store.set('two'));
  expect(root.textContent).toBe('two');
});

it('misses nothing that changes while it is drawn for the first time', () => {
  const root = document.createElement('div');
  const store = createStore('one');
  let changes = 0;
  const during = () => {
    if (changes++ === 0) store.set('two');
  };
  void act(() => render(<Shown store={store} during={during} />, root));
  expect(root.textContent).toBe('two');
});

it('follows another store, and none once it is gone', () => {
  const root = document.createElement('div');
  const [store, other] = [createStore('one'), createStore('other')];
  void act(() => render(<Shown store={store} />, root));
  void act(() => render(<Shown store={other} />, root));
  expect(root.textContent).toBe('other');
  expect(store.listeners.size).toBe(0);
  void act(() => render(null, root));
  expect(other.listeners.size).toBe(0);
});
