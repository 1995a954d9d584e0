import { describe, expect, it } from 'vitest';
import type { Message } from './entities.ts';
import {
  followUpJobs,
  inOneMail,
  nothingMailed,
  unreadReplies,
  type FollowUpFacts,
} from './follow-up.ts';

const at = '2026-11-29T12:00:00.000Z';

/** `A2` is what an agent said at seq 2, `V3` a visitor; `-` after it: recalled. */
function said(words: string): readonly Message[] {
  return words.split(' ').map((word) => {
    const kind = word.startsWith('A') ? 'agent' : 'visitor';
    const seq = Number.parseInt(word.slice(1), 10);
    const recalled_at = word.endsWith('-') ? at : null;
    const ids = { id: word, conversation_id: 'c', author: { kind, id: kind } } as const;
    return { ...ids, seq, version: seq, text: word, at, recalled_at };
  });
}

function unread(words: string, more: Partial<FollowUpFacts['conversation']> = {}, mailed_seq = 0) {
  const conversation = { status: 'open', visitor_read_seq: 0, ...more } as const;
  const mark = { ...nothingMailed, mailed_seq };
  return unreadReplies({ conversation, messages: said(words), mark }).map(({ id }) => id);
}

describe('what a mail tells', () => {
  it('[FU1][FU2] is all of the agents’ that is above what was read and mailed', () => {
    expect(unread('V2 A3 A4')).toEqual(['A3', 'A4']);
    expect(unread('V2 A3 A4', { visitor_read_seq: 3 })).toEqual(['A4']);
    expect(unread('V2 A3 A4', {}, 3)).toEqual(['A4']);
    expect(unread('V2 A3 A4', { visitor_read_seq: 4 })).toEqual([]);
  });

  it('[FU3] is nothing that was answered, recalled or is over', () => {
    expect(unread('V2 A3 V4')).toEqual([]);
    expect(unread('V2 A3 V4 A5')).toEqual(['A5']);
    expect(unread('V2 A3- A4')).toEqual(['A4']);
    expect(unread('V2 A3', { status: 'resolved' })).toEqual([]);
  });

  it('[FU7] is what the unclear mail told, while any of that is unread', () => {
    const replies = said('A3 A4 A5');
    const ids = (unclear_seq: number) =>
      inOneMail(replies, { mailed_seq: 0, unclear_seq }).map(({ id }) => id);
    expect(ids(0)).toEqual(['A3', 'A4', 'A5']);
    expect(ids(4)).toEqual(['A3', 'A4']);
    expect(ids(2)).toEqual(['A3', 'A4', 'A5']);
  });
});

it('[FU1] a reply is looked after when its time is over', () => {
  expect(followUpJobs({ follow_up_minutes: null }, 'm', at)).toEqual([]);
  expect(followUpJobs({ follow_up_minutes: 90 }, 'm', at)).toEqual([
    { kind: 'mail.follow_up', message_id: 'm', attempt: 1, due_at: '2026-11-29T13:30:00.000Z' },
  ]);
});
