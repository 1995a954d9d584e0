import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LockListener } from '../environment.ts';
import { createBrowserTabs } from './browser-tabs.ts';

/** Node has locks and channels like a browser's: what is written for one is tried on the other. */
function tabs() {
  const found = createBrowserTabs();
  if (found === undefined) throw new Error('this engine has no locks');
  return found;
}

let lock = 0;
const freshName = (): string => `lock ${(lock += 1)}`;

function listening() {
  const heard: string[] = [];
  const listener: LockListener = {
    held: () => heard.push('held'),
    lost: () => heard.push('lost'),
  };
  return { heard, listener };
}

afterEach(() => vi.unstubAllGlobals());

describe('locks of the browser', () => {
  it('are held by one at a time, and go to the next in line', async () => {
    const { locks } = tabs();
    const name = freshName();
    const [first, second] = [listening(), listening()];
    const stop = locks.request(name, false, first.listener);
    const stopSecond = locks.request(name, false, second.listener);
    await vi.waitFor(() => expect(first.heard).toEqual(['held']));
    expect(second.heard).toEqual([]);
    stop();
    await vi.waitFor(() => expect(second.heard).toEqual(['held']));
    expect(first.heard).toEqual(['held']);
    stopSecond();
  });

  it('are lost to whoever steals them, which is told', async () => {
    const { locks } = tabs();
    const name = freshName();
    const [first, thief] = [listening(), listening()];
    locks.request(name, false, first.listener);
    await vi.waitFor(() => expect(first.heard).toEqual(['held']));
    const stop = locks.request(name, true, thief.listener);
    await vi.waitFor(() => expect(thief.heard).toEqual(['held']));
    await locks.confirm();
    expect(first.heard).toEqual(['held', 'lost']);
    stop();
  });

  it('are confirmed without a list of all, which Firefox refuses to frames of other sites', async () => {
    const query = vi.spyOn(navigator.locks, 'query').mockRejectedValue(new Error('refused'));
    const { locks } = tabs();
    await Promise.all([locks.confirm(), locks.confirm()]);
    expect(query).not.toHaveBeenCalled();
  });

  it('are not taken any more by whoever gave up waiting', async () => {
    const { locks } = tabs();
    const name = freshName();
    const [first, second, third] = [listening(), listening(), listening()];
    const stop = locks.request(name, false, first.listener);
    const giveUp = locks.request(name, false, second.listener);
    const stopThird = locks.request(name, false, third.listener);
    await vi.waitFor(() => expect(first.heard).toEqual(['held']));
    giveUp();
    giveUp();
    stop();
    await vi.waitFor(() => expect(third.heard).toEqual(['held']));
    expect(second.heard).toEqual([]);
    stopThird();
  });
});

it('channels carry plain data to all others, and nothing after they are closed', async () => {
  const { openChannel } = tabs();
  const name = freshName();
  const heard: unknown[] = [];
  const mine = openChannel(name, () => heard.push('an echo'));
  const theirs = openChannel(name, (message) => heard.push(message));
  mine.post({ a: [1] });
  mine.post({ b: 2 });
  await vi.waitFor(() => expect(heard).toEqual([{ a: [1] }, { b: 2 }]));
  theirs.close();
  mine.post({ c: 3 });
  mine.close();
  expect(heard).toHaveLength(2);
});

it('[TB5] are none in a browser without them', () => {
  vi.stubGlobal('navigator', {});
  expect(createBrowserTabs()).toBeUndefined();
  vi.unstubAllGlobals();
  vi.stubGlobal('BroadcastChannel', undefined);
  expect(createBrowserTabs()).toBeUndefined();
});
