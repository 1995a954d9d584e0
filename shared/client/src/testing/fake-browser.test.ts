import { expect, it } from 'vitest';
import type { UploadOutcome } from '../files.ts';
import { createFakeBrowser } from './fake-browser.ts';
import { createFakeClock, settled } from './index.ts';

it('lets a thawed page do what a turn has promised before the next turn begins', async () => {
  const { openTab } = createFakeBrowser(createFakeClock());
  const [tab, other] = [openTab(), openTab()];
  const done: string[] = [];
  tab.tabs.openChannel('talk', (word) => {
    done.push(`hears ${JSON.stringify(word)}`);
    void Promise.resolve()
      .then(() => undefined)
      .then(() => done.push(`did ${JSON.stringify(word)}`));
  });
  const channel = other.tabs.openChannel('talk', () => undefined);
  tab.freeze();
  channel.post([1]);
  channel.post([2]);
  await settled();
  expect(done).toEqual([]);
  tab.thaw();
  await settled();
  expect(done).toEqual(['hears [1]', 'did [1]', 'hears [2]', 'did [2]']);
});

it('ends uploads with their page, and lets a frozen one hear of them later', async () => {
  const tab = createFakeBrowser(createFakeClock()).openTab();
  const { promise: outcome, resolve } = Promise.withResolvers<UploadOutcome>();
  let stops = 0;
  const upload = () => ({ outcome, stop: () => void (stops += 1) });
  const door = tab.withFiles({ upload, resolve: (url) => url });
  const wish = { id: 'f1', conversation_id: 'c1', name: 'bill.txt', size: 1 };
  const heard: string[] = [];
  const bytes = new Blob(['x']);
  void door.upload(undefined, wish, bytes, () => {}).outcome.then(({ kind }) => heard.push(kind));
  tab.freeze();
  resolve({ kind: 'unclear' });
  await settled();
  expect(heard).toEqual([]);
  tab.thaw();
  await settled();
  expect(heard).toEqual(['unclear']);
  tab.kill();
  expect(stops).toBe(1);
});
