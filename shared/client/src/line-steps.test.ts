import { describe, expect, it } from 'vitest';
import { emptyState } from './empty-state.ts';
import { foldSnapshot } from './fold.ts';
import { stepsOfLine, type MessageLine } from './line-steps.ts';
import type { OutgoingState, VisitorState } from './state.ts';
import { eventAt, snapshotOf, stepAt, talkAt } from './test/events.ts';
import { timelineOf } from './timeline.ts';
import { visitorAudience } from './visitor-audience.ts';

const mia: VisitorState = { ...emptyState, me: { kind: 'visitor', id: 'mia' } };
const at = '2026-01-01T00:00:00.000Z';
const reached = { kind: 'reached', at };
const ahead = { kind: 'ahead' };
// An id made at that moment, as the writer's clock had it.
const half_a_minute_before = '019b76da-32d0-7000-8000-000000000001';

function talk(
  change: Parameters<typeof talkAt>[1] = {},
  steps: ReturnType<typeof stepAt>[] = [],
  id?: string,
): VisitorState {
  const events = [eventAt(1, { side: 'visitor', ...(id && { id }) })];
  const snapshot = { ...snapshotOf(1, 1), events, steps, conversation: talkAt(1, change) };
  return foldSnapshot(mia, snapshot, visitorAudience);
}

function only(state: VisitorState): MessageLine {
  const line = timelineOf(state, 'talk')[0];
  if (line === undefined || line.kind === 'activity') throw new Error('no message');
  return line;
}

function outgoing(state: OutgoingState): MessageLine {
  const text = 'hello';
  const message = {
    id: half_a_minute_before,
    conversation_id: 'talk',
    text,
    created_at: at,
    state,
  };
  const status = state.kind === 'acked' ? 'sent' : 'pending';
  return { kind: 'outgoing', key: message.id, message, status };
}

describe('the steps of a line', () => {
  it('are as far as receipts tell', () => {
    const state = talk({ agent_delivered_seq: 1 }, [stepAt(1, 'delivered')]);
    expect(stepsOfLine(state, only(state))).toEqual({
      written_at: null,
      sent: reached,
      delivered: reached,
      read: ahead,
      read_by: null,
    });
  });

  it('[RC4] tell when it was read, and by whom first', () => {
    const state = talk({ agent_delivered_seq: 1, agent_read_seq: 1 }, [stepAt(1, 'read')]);
    const steps = stepsOfLine(state, only(state));
    expect(steps).toMatchObject({ delivered: reached, read: reached });
    expect(steps.read_by).toEqual({ kind: 'agent', id: 'ada' });
  });

  it('never say less than the tick: a time that is not known is none', () => {
    const state = talk({ agent_delivered_seq: 1, agent_read_seq: 1 });
    const unknown = { kind: 'reached', at: null };
    expect(stepsOfLine(state, only(state))).toMatchObject({ delivered: unknown, read: unknown });
  });

  it('tell when it was written by the clock of its writer, where that is another moment', () => {
    const state = talk({}, [], half_a_minute_before);
    expect(stepsOfLine(state, only(state)).written_at).toBe('2025-12-31T23:59:30.000Z');
  });

  it('begin with the writing of what has not gone out', () => {
    const line = outgoing({ kind: 'unclear', since: 0 });
    expect(stepsOfLine(talk(), line)).toMatchObject({ written_at: at, sent: ahead, read: ahead });
  });

  it('go on before the event of what was acknowledged has come', () => {
    const line = outgoing({ kind: 'acked', seq: 2, at });
    const state = talk({}, [stepAt(2, 'delivered')]);
    expect(stepsOfLine(state, line)).toMatchObject({
      written_at: null,
      sent: reached,
      delivered: reached,
      read: ahead,
    });
    expect(stepsOfLine({ ...state, me: null }, line)).toMatchObject({
      sent: reached,
      delivered: ahead,
    });
  });
});
