import { expect, it } from 'vitest';
import { createFakeBrowser } from './fake-browser.ts';
import { createFakeClock, settled } from './index.ts';

it('lets a thawed page do what a turn has promised before the next turn begins', async () => {
  const { openTab } = createFakeBrowser(createFakeClock());
  const [tab, other] = [openTab(), openTab()];
  const done: string[] = [];
  tab.tabs.openChannel('talk', (word) => {
    done.push(`hears ${String(word)}`);
    void Promise.resolve()
      .then(() => undefined)
      .then(() => done.push(`did ${String(word)}`));
  });
  const channel = other.tabs.openChannel('talk', () => undefined);
  tab.freeze();
  channel.post('one');
  channel.post('two');
  await settled();
  expect(done).toEqual([]);
  tab.thaw();
  await settled();
  expect(done).toEqual(['hears one', 'did one', 'hears two', 'did two']);
});
