import type { MessageLine, TimelineLine } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';

/** The messages by which others were answered, by the others' ids. One that was recalled answers nothing. */
export function answersIn(lines: readonly TimelineLine[]): ReadonlyMap<Id, MessageLine> {
  const answers = lines.flatMap((line) => {
    if (line.kind === 'activity') return [];
    const { reply_to, answer } = line.message;
    return reply_to && answer ? [[reply_to, line] as const] : [];
  });
  return new Map(answers);
}
