import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';

/** How far a thread steps back on Linux, where -20 is first and 19 last. */
const stepBack = 10;

/**
 * Lets the calling thread alone have a core only when no other wants it. With as many cores as busy threads the kernel would
 * otherwise give it turns of 4 ms in the middle of what the event loop is doing. Linux knows priorities of threads;
 * elsewhere, and where it is not allowed, nothing happens.
 */
export function yieldToOthers(): void {
  try {
    const [, thread] = /task\/(\d+)$/.exec(readlinkSync('/proc/thread-self')) ?? [];
    if (thread !== undefined) setPriority(Number(thread), stepBack);
  } catch {
    // It is only slower.
  }
}
