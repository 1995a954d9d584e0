import { expect, it } from 'vitest';
import { pushJobs } from './push.ts';

it('[WP2] looks after a reply ten seconds after it was written, where its visitor wants pushes', () => {
  const at = '2026-11-29T12:00:00.000Z';
  expect(pushJobs({ pushes: false }, 'm', at)).toEqual([]);
  expect(pushJobs({ pushes: true }, 'm', at)).toEqual([
    { kind: 'push.tell', message_id: 'm', attempt: 1, due_at: '2026-11-29T12:00:10.000Z' },
  ]);
});
