import type { Id } from '@porchlight/protocol';
import type { VisitorClient } from '../chat-client.ts';
import type { TimelineLine } from '../state.ts';
import { timelineOf } from '../timeline.ts';
import type { Person } from './stage.ts';

const rank = ['failed', 'pending', 'sent', 'delivered', 'read'];

/** What a watch goes by, and where it writes what is wrong. */
export interface Watch {
  /** How often an older copy of the database was put back. */
  readonly restores: () => number;
  readonly wrong: string[];
}

/**
 * Watches that a tab never shows anything twice or out of order, and that no tick falls. After each restore what is shown may
 * fall once.
 */
export function watchTicks(
  { client }: Person<VisitorClient>,
  talk: Id,
  { restores, wrong }: Watch,
): void {
  const highest = new Map<Id, number>();
  // A tab that opens after a restore may be told by one that has not heard of it.
  let forgiven = 0;
  const falls = (lines: readonly TimelineLine[]): boolean =>
    lines.some((line) => line.kind !== 'activity' && rankOf(line) < (highest.get(line.key) ?? 0));
  client.subscribe(() => {
    const lines = timelineOf(client.getState(), talk);
    if (falls(lines) && forgiven < restores()) {
      forgiven = restores();
      highest.clear();
    }
    if (new Set(lines.map(({ key }) => key)).size !== lines.length) wrong.push('shown twice');
    for (const line of lines) {
      if (line.kind === 'activity') continue;
      const now = rankOf(line);
      if (now < (highest.get(line.key) ?? 0)) wrong.push(`fell to ${line.status}`);
      highest.set(line.key, now);
    }
  });
}

function rankOf({ status }: Extract<TimelineLine, { status: unknown }>): number {
  return rank.indexOf(status);
}
