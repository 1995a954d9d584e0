import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Watermarks } from './entities.ts';
import { ada, at, ids, message, receipt, visitor } from './golden/index.ts';
import {
  mergeWatermarks,
  noWatermarks,
  raiseWatermarks,
  statusOf,
  stepsOf,
  type Receipt,
} from './receipts.ts';
import { statuses } from './status.ts';

const step = fc.record({
  actor: fc.constantFrom(ada, visitor),
  kind: fc.constantFrom<Receipt['kind']>('delivered', 'read'),
  up_to_seq: fc.integer({ min: 1, max: 20 }),
});

function fold(steps: readonly Pick<Receipt, 'actor' | 'kind' | 'up_to_seq'>[]): Watermarks {
  return steps.reduce<Watermarks>((marks, one) => raiseWatermarks(marks, one), noWatermarks);
}

describe('watermarks', () => {
  it('[RC2] read implies delivered, for its own side only', () => {
    const marks = raiseWatermarks(noWatermarks, { actor: ada, kind: 'read', up_to_seq: 4 });
    expect(marks).toEqual({ ...noWatermarks, agent_delivered_seq: 4, agent_read_seq: 4 });
  });

  it('[RC2] a side stands where its furthest reader stands', () => {
    const bo = { kind: 'agent', id: ids.command } as const;
    const marks = fold([
      { actor: ada, kind: 'read', up_to_seq: 6 },
      { actor: bo, kind: 'read', up_to_seq: 3 },
    ]);
    expect(marks.agent_read_seq).toBe(6);
  });

  it('[RC1] a step that raises nothing gives the same object', () => {
    const marks = fold([{ actor: ada, kind: 'read', up_to_seq: 4 }]);
    expect(raiseWatermarks(marks, { actor: ada, kind: 'delivered', up_to_seq: 4 })).toBe(marks);
    expect(raiseWatermarks(marks, { actor: ada, kind: 'read', up_to_seq: 3 })).toBe(marks);
    expect(mergeWatermarks(marks, noWatermarks)).toBe(marks);
  });

  it('[RC3] order and repetition of steps do not matter', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (steps, keys) => {
        const shuffled = [...steps, ...steps]
          .map((one) => ({ one, key: keys.next().value }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(fold(shuffled)).toEqual(fold(steps));
      }),
    );
  });

  it('[RC3] copies merge by maximum, either way round', () => {
    fc.assert(
      fc.property(fc.array(step), fc.array(step), (ours, theirs) => {
        const merged = mergeWatermarks(fold(ours), fold(theirs));
        expect(merged).toEqual(fold([...ours, ...theirs]));
        expect(merged).toEqual(mergeWatermarks(fold(theirs), fold(ours)));
      }),
    );
  });
});

describe('status', () => {
  it('[ST1] follows the other side, never the own', () => {
    expect(statusOf(message, noWatermarks)).toBe('sent');
    expect(
      statusOf(message, { ...noWatermarks, visitor_read_seq: 9, visitor_delivered_seq: 9 }),
    ).toBe('sent');
    expect(statusOf(message, { ...noWatermarks, agent_delivered_seq: 2 })).toBe('delivered');
    expect(statusOf(message, { ...noWatermarks, agent_delivered_seq: 2, agent_read_seq: 1 })).toBe(
      'delivered',
    );
    expect(statusOf(message, { ...noWatermarks, agent_delivered_seq: 2, agent_read_seq: 2 })).toBe(
      'read',
    );
  });

  it('[ST1] never goes back, whatever steps come', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let marks: Watermarks = noWatermarks;
        let rank = 0;
        for (const one of steps) {
          marks = raiseWatermarks(marks, one);
          const now = statuses.indexOf(statusOf(message, marks));
          expect(now).toBeGreaterThanOrEqual(rank);
          rank = now;
        }
      }),
    );
  });
});

describe('steps of a message', () => {
  const later = '2026-11-20T09:31:00.000Z';
  const delivered: Receipt = { ...receipt, event_id: ids.event, kind: 'delivered', count: 0 };

  it('[RC4] are the first of the other side that cover it', () => {
    const steps = [{ ...receipt, at: later }, delivered, { ...receipt, up_to_seq: 9, at: later }];
    expect(stepsOf(message, steps)).toEqual({
      sent_at: at,
      delivered_at: at,
      read_at: later,
      read_by: ada,
    });
  });

  it('[RC4] are empty while the steps stop short or are the own side’s', () => {
    const steps = [
      { ...delivered, up_to_seq: 1 },
      { ...receipt, actor: visitor },
    ];
    expect(stepsOf(message, steps)).toMatchObject({
      delivered_at: null,
      read_at: null,
      read_by: null,
    });
  });
});
