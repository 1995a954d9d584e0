import { expect, it } from 'vitest';
import { browserClock } from './browser-clock.ts';

it('has its turn soon: once, after all that goes on by itself, and before any timer', async () => {
  const told: string[] = [];
  await new Promise<void>((resolve) => {
    browserClock.after(5, () => {
      told.push('timer');
      resolve();
    });
    browserClock.soon(() => told.push('soon'));
    void Promise.resolve().then(() => told.push('promise'));
    told.push('now');
  });
  expect(told).toEqual(['now', 'promise', 'soon', 'timer']);
});
