import type { LineSteps, MessageLine, OutgoingState } from '@porchlight/client';
import { wireError } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { ada, message, messageLine, minute, outgoing } from '../../../test/fixtures.ts';
import { infoRows } from './info-rows.ts';

const ahead = { kind: 'ahead' } as const;
const none: LineSteps = {
  written_at: null,
  sent: ahead,
  delivered: ahead,
  read: ahead,
  read_by: null,
};
const reached = (n: number) => ({ kind: 'reached', at: minute(n) }) as const;
const agentOf = (id: string) => (id === ada.id ? ada : undefined);

const rowsOf = (line: MessageLine, steps: Partial<LineSteps>) =>
  infoRows(line, { ...none, ...steps }, agentOf).map(({ label, name, at, note }) =>
    [label, name, at, note].filter((word) => word !== undefined && word !== null).join(' '),
  );

const theirs = messageLine(message(1, 'agent', 'Hi')) as MessageLine;
const own = messageLine(message(1, 'visitor', 'Hello')) as MessageLine;

function out(state: OutgoingState): MessageLine {
  const status = state.kind === 'failed' ? 'failed' : 'pending';
  return { kind: 'outgoing', key: 'out', message: outgoing('out', state), status };
}

it('tells of the visitor’s own message who on the team has read it', () => {
  const read_by = { kind: 'agent', id: ada.id } as const;
  const steps = { sent: reached(1), delivered: reached(2), read: reached(3), read_by };
  expect(rowsOf(own, steps)).toEqual([
    `sent ${minute(1)}`,
    `delivered ${minute(2)}`,
    `read_by Ada Larsen ${minute(3)}`,
  ]);
  const gone = { ...steps, read_by: { kind: 'agent', id: 'gone' } as const };
  expect(rowsOf(own, gone)[2]).toBe(`read ${minute(3)}`);
});

it('tells of an agent’s message who sent it, and when it came to the visitor', () => {
  expect(rowsOf(theirs, { sent: reached(1), delivered: reached(2) })).toEqual([
    `sent_by Ada Larsen ${minute(1)}`,
    `delivered_you ${minute(2)}`,
    'read_you not_yet',
  ]);
});

it('begins with when it was written, where that was another moment', () => {
  expect(rowsOf(own, { written_at: minute(0), sent: reached(1) })[0]).toBe(
    `written ${minute(0)} own_clock`,
  );
});

it('claims no time that it does not know', () => {
  const sent = { kind: 'reached', at: null } as const;
  expect(rowsOf(own, { sent })[0]).toBe('sent time_unknown');
});

it('tells what is unclear from what was refused', () => {
  expect(rowsOf(out({ kind: 'queued' }), {})[0]).toBe('sent not_yet');
  expect(rowsOf(out({ kind: 'unclear', since: 0 }), {})[0]).toBe('sent unclear');
  const error = wireError('forbidden', '');
  expect(rowsOf(out({ kind: 'failed', error }), { written_at: minute(0) })).toEqual([
    `written ${minute(0)} own_clock`,
    'failed',
  ]);
});

it('tells when a message was removed', () => {
  const removed = messageLine({ ...message(1, 'agent', ''), recalled_at: minute(9) });
  expect(rowsOf(removed as MessageLine, { sent: reached(1) }).at(-1)).toBe(`removed ${minute(9)}`);
});
