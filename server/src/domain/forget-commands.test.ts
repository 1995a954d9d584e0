import { expect, it } from 'vitest';
import { createManualClock } from '../test/manual-clock.ts';
import { forgetCommands } from './forget-commands.ts';
import { StorageError } from './store.ts';

const hour_ms = 3_600_000;
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A store that is asked to forget, and what becomes of it. */
function stage(answers: (boolean | Error)[]) {
  const clock = createManualClock();
  const asked: string[] = [];
  const failures: Error[] = [];
  const quiet = () => undefined;
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  const forgetSome = async (before: string) => {
    asked.push(before);
    const answer = answers.shift() ?? false;
    if (answer instanceof Error) throw answer;
    return { more: answer };
  };
  const storage = { failed: (error: Error) => void failures.push(error) };
  const stop = forgetCommands({ store: { forgetCommands: forgetSome }, clock, log, storage });
  return { clock, asked, failures, stop };
}

it('[ID6] forgets every hour what is older than 30 days, until nothing is left', async () => {
  const { clock, asked, stop } = stage([true, true, false]);
  clock.pass(hour_ms);
  await settled();
  expect(asked).toHaveLength(3);
  const age_ms = clock.now() - Date.parse(asked[0] ?? '');
  expect(age_ms).toBeGreaterThanOrEqual(30 * 24 * hour_ms);
  clock.pass(hour_ms);
  await settled();
  expect(asked).toHaveLength(4);
  stop();
  clock.pass(hour_ms);
  expect(asked).toHaveLength(4);
});

it('[ID6] tries again in an hour where storage fails', async () => {
  const { clock, asked, failures } = stage([new StorageError('gone')]);
  clock.pass(hour_ms);
  await settled();
  expect(failures).toHaveLength(1);
  clock.pass(hour_ms);
  await settled();
  expect(asked).toHaveLength(2);
});
