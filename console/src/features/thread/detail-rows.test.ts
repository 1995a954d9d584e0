import type { LineSteps, MessageLine, OutgoingState } from '@porchlight/client';
import { wireError, type Delivery, type Message } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { settingsEn } from '../../messages/settings-en.ts';
import { en } from '../../messages/en.ts';
import { createTranslate } from '../../shared/translate.ts';
import { detailRows, type DetailNames } from './detail-rows.ts';

const t = createTranslate('en', en, settingsEn);
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString();
const reached = (minute: number) => ({ kind: 'reached', at: at(minute) }) as const;
const ahead = { kind: 'ahead' } as const;
const sent: LineSteps = {
  written_at: null,
  sent: reached(1),
  delivered: ahead,
  read: ahead,
  read_by: null,
};
const names: DetailNames = {
  contact: 'Mia',
  author: 'Ada',
  mine: false,
  read_by_me: false,
  reader: undefined,
};

function message(by: 'agent' | 'visitor', change: Partial<Message> = {}): MessageLine {
  const message: Message = {
    id: 'm1',
    conversation_id: 'c1',
    seq: 2,
    version: 2,
    author: { kind: by, id: by },
    text: 'Hello',
    at: at(1),
    recalled_at: null,
    ...change,
  };
  return { kind: 'message', key: 'm1', message, status: message.status ?? 'sent' };
}

function outgoing(state: OutgoingState, internal?: true): MessageLine {
  const message = {
    id: 'm1',
    conversation_id: 'c1',
    text: 'Hello',
    created_at: at(0),
    state,
    ...(internal && { internal }),
  };
  const status = state.kind === 'failed' ? 'failed' : 'pending';
  return { kind: 'outgoing', key: 'm1', message, status };
}

function rowsOf(line: MessageLine, steps: Partial<LineSteps> = {}, who: Partial<DetailNames> = {}) {
  return detailRows(t, line, { ...sent, ...steps }, { ...names, ...who }).map(
    ({ label, at: when, note }) => [label, when, note].filter(Boolean).join(', '),
  );
}

describe('the details of a message', () => {
  it('tell how far the team’s words have come with the contact', () => {
    expect(rowsOf(message('agent'), { delivered: reached(2) })).toEqual([
      `Sent by Ada, ${at(1)}`,
      `Delivered to Mia, ${at(2)}`,
      'Read by Mia, Not yet',
    ]);
    expect(rowsOf(message('agent'), {}, { mine: true })[0]).toBe(`Sent by you, ${at(1)}`);
  });

  it('tell who on the team has read the contact’s words', () => {
    const steps = { delivered: reached(2), read: reached(3) };
    const read = (who: Partial<DetailNames>) =>
      rowsOf(message('visitor'), steps, { author: 'Mia', ...who }).slice(1);
    expect(read({ reader: 'Ben' })).toEqual([
      `Delivered to the team, ${at(2)}`,
      `Read by Ben, ${at(3)}`,
    ]);
    expect(read({ reader: 'Ada', read_by_me: true })[1]).toBe(`Read by you, ${at(3)}`);
    expect(read({})[1]).toBe(`Read by the team, ${at(3)}`);
  });

  it('begin with the writing, by the writer’s own clock, where that was another moment', () => {
    expect(rowsOf(message('agent'), { written_at: at(0) })[0]).toBe(
      `Written, ${at(0)}, By the writer’s own clock`,
    );
  });

  it('claim no time that is not known', () => {
    const unknown = { kind: 'reached', at: null } as const;
    expect(rowsOf(message('agent'), { delivered: unknown })[1]).toBe(
      'Delivered to Mia, The exact time is not known here',
    );
  });

  it('tell what is unclear from what was refused', () => {
    const steps = { written_at: at(0), sent: ahead };
    const mine = { mine: true };
    expect(rowsOf(outgoing({ kind: 'sending', since: 0 }), steps, mine)[1]).toBe(
      'Sent by you, Not yet',
    );
    expect(rowsOf(outgoing({ kind: 'unclear', since: 0 }), steps, mine)[1]).toMatch(
      /^Sent by you, No answer has come/,
    );
    const error = wireError('forbidden', '');
    expect(rowsOf(outgoing({ kind: 'failed', error }), steps, mine).slice(1)).toEqual([
      'Not sent: the server refused it',
    ]);
  });

  it('of a note know only the writing', () => {
    expect(rowsOf(message('agent', { internal: true }))).toEqual([`Written by Ada, ${at(1)}`]);
    const waiting = rowsOf(outgoing({ kind: 'queued' }, true), { sent: ahead }, { mine: true });
    expect(waiting).toEqual(['Written by you, Not yet']);
  });

  it('tell when it was removed', () => {
    expect(rowsOf(message('agent', { recalled_at: at(9), text: '' })).at(-1)).toBe(
      `Removed, ${at(9)}`,
    );
  });
});

describe('the details of what a provider carries', () => {
  const carried = (delivery: Delivery) => rowsOf(message('agent', delivery)).slice(1);

  it.each([
    ['pending', 'Waiting for the provider'],
    ['sent', 'Sent by the provider'],
    ['delivered', 'Delivered, says the provider'],
    ['read', 'Read, says the provider'],
  ] as const)('say what it told last: %s', (status, said) => {
    expect(carried({ status, external_error: null, attempt: 1 })).toEqual([said]);
  });

  it('do not call it sent before the provider does', () => {
    const waiting = { status: 'pending', external_error: null, attempt: 1 } as const;
    expect(rowsOf(message('agent', waiting))[0]).toBe(`Written by Ada, ${at(1)}`);
  });

  it('say why it failed, in its own words, and how often it was tried', () => {
    const status = 'failed';
    expect(carried({ status, external_error: 'number is not on WhatsApp', attempt: 2 })).toEqual([
      'The provider could not deliver it., number is not on WhatsApp · attempt 2',
    ]);
    expect(carried({ status, external_error: 'timeout', attempt: 1 })).toEqual([
      'The provider could not deliver it., it has said nothing for too long',
    ]);
  });
});
