import { expect, it } from 'vitest';
import { isLost } from './use-fetch-part.ts';

it.each([
  [{ kind: 'idle' } as const, false],
  [{ kind: 'connecting', attempt: 1 } as const, false],
  [{ kind: 'live' } as const, false],
  [{ kind: 'waiting', attempt: 1, retry_at: 0 } as const, true],
  [{ kind: 'connecting', attempt: 2 } as const, true],
  [{ kind: 'closed' } as const, true],
])('parts are fetched until the connection was lost: %j', (connection, lost) => {
  expect(isLost(connection)).toBe(lost);
});
