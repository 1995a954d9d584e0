import { expect, it } from 'vitest';
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
