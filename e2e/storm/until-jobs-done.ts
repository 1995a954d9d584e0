import { setTimeout as pause } from 'node:timers/promises';
import type { Backing } from './servers/backing.ts';

/** Waits until whatever servers have begun is done; resolves with what is not after so long, in milliseconds. */
export async function untilJobsDone(
  { jobs }: Pick<Backing, 'jobs'>,
  patience_ms: number,
  tell: (sentence: string) => void,
): Promise<readonly string[]> {
  const deadline = Date.now() + patience_ms;
  let told_at = Date.now();
  for (;;) {
    const left = await jobs();
    if (left.length === 0 || Date.now() > deadline) return left;
    if (Date.now() - told_at > tell_ms) {
      told_at = Date.now();
      tell(`waiting for ${left.join(', ')}`);
    }
    await pause(look_ms);
  }
}

/** How often it is looked, and told, in milliseconds. */
const look_ms = 200;
const tell_ms = 4_000;
