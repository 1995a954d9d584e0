import { act, useEffect, useRef, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { useJump } from './use-jump.ts';

let desk: FrontDesk;
let screen: Rendered;
const draw = { next: (_chance: string) => {} };
const target = { key: 'far up' };

function Jumper() {
  const [{ chance }, setChance] = useState({ chance: 'live 200' });
  useEffect(() => {
    draw.next = (next) => setChance({ chance: next });
  });
  const scroller = useRef(null);
  useJump({ conversation_id: 'c', target, index: -1, chance, show: () => undefined, scroller });
  return null;
}

beforeEach(async () => {
  desk = await openFrontDesk();
});

afterEach(async () => {
  vi.restoreAllMocks();
  await screen.leaves();
  desk.client.close();
});

it('asks for older lines once a chance, however often it is refused', async () => {
  const loadOlder = vi.spyOn(desk.client, 'loadOlder').mockResolvedValue();
  screen = await desk.shows(<Jumper />);
  await act(async () => draw.next('live 200'));
  expect(loadOlder).toHaveBeenCalledExactlyOnceWith('c');
  await act(async () => draw.next('live 150'));
  expect(loadOlder).toHaveBeenCalledTimes(2);
});

/** A field, and a thread with a line that a button leads to. */
function Lines() {
  const scroller = useRef<HTMLDivElement>(null);
  const [wish, setWish] = useState<{ key: string }>();
  const show = () => undefined;
  const found = useJump({
    conversation_id: 'c',
    target: wish,
    index: 0,
    chance: '',
    show,
    scroller,
  });
  return (
    <>
      <textarea />
      <div>
        <div ref={scroller}>
          <div data-found={found && ''}>
            <article>Far up</article>
          </div>
          <button type="button" onClick={() => setWish({ ...target })}>
            go
          </button>
        </div>
      </div>
    </>
  );
}

it('brings the focus along, each time, and once a time', async () => {
  screen = await desk.shows(<Lines />);
  const go = screen.get('button', 'go');
  for (const _time of [1, 2]) {
    go.focus();
    await screen.clicks(go);
    expect(document.activeElement?.textContent).toBe('Far up');
  }
});

it('leaves whoever has gone to write where they are', async () => {
  screen = await desk.shows(<Lines />);
  screen.get('textarea').focus();
  await screen.clicks(screen.get('button', 'go'));
  expect(document.activeElement).toBe(screen.get('textarea'));
});
