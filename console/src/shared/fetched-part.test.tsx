import { act, Suspense, type ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchedPart } from './fetched-part.ts';

const module = { Greeting: () => <p>Hello</p> };
const pick = ({ Greeting }: typeof module) => Greeting;

let root: Root | undefined;

afterEach(() => act(() => root?.unmount()));

/** Shows a part: the page as it is drawn before anything that waits could go on. */
function show(Part: ComponentType<object>): HTMLElement {
  const page = document.createElement('div');
  root = createRoot(page);
  act(() =>
    root?.render(
      <Suspense fallback="waiting">
        <Part />
      </Suspense>,
    ),
  );
  return page;
}

describe('a fetched part', () => {
  it('is drawn at once where it is here', async () => {
    const [Greeting, load] = fetchedPart(async () => module, pick);
    expect(await load()).toBe(module);
    expect(show(Greeting).textContent).toBe('Hello');
  });

  it('is fetched and waited for where it is not', async () => {
    const coming = Promise.withResolvers<typeof module>();
    const [Greeting] = fetchedPart(() => coming.promise, pick);
    const page = show(Greeting);
    expect(page.textContent).toBe('waiting');
    await act(async () => coming.resolve(module));
    expect(page.textContent).toBe('Hello');
  });

  it('is drawn at once though it could not be fetched at first', async () => {
    let is_away = true;
    const [Greeting, load] = fetchedPart(async () => {
      if (is_away) throw new Error('no network');
      return module;
    }, pick);
    await expect(load()).rejects.toThrow('no network');
    is_away = false;
    await load();
    expect(show(Greeting).textContent).toBe('Hello');
  });
});
