import { expect } from '@playwright/test';

/** Expects of something that is looked at again and again, until the runner's time limit for expectations. */
export function eventually<Seen>(message: string, look: () => Promise<Seen>) {
  return expect.poll(look, { message, intervals: [50, 100, 200] });
}
