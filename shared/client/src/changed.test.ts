import type { VisitorEvent } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { emptyState } from './empty-state.ts';
import { fold, foldHistory, foldSnapshot } from './fold.ts';
import type { VisitorState } from './state.ts';
import { eventAt, snapshotOf } from './test/events.ts';
import { timelineOf } from './timeline.ts';
import { visitorAudience } from './visitor-audience.ts';

const take = (state: VisitorState, event: VisitorEvent) =>
  fold(state, { event }, visitorAudience).state;
const snap = (state: VisitorState, from: number, to: number) =>
  foldSnapshot(state, snapshotOf(from, to), visitorAudience);
const texts = (state: VisitorState) =>
  timelineOf(state, 'talk').map((line) => (line.kind === 'activity' ? null : line.message.text));

/** The event by which the message of an earlier seq is recalled. */
function recallAt(seq: number, of: number): VisitorEvent {
  const { data: _told, ...envelope } = eventAt(seq);
  return { ...envelope, event_type: 'message.recalled', data: { message_id: `m${of}` } };
}

describe('a recalled message', () => {
  it('[LG8] keeps its line, without its text, and the recall has no line', () => {
    const before = snap(emptyState, 1, 3);
    const after = take(before, recallAt(4, 2));
    expect(texts(after)).toEqual(['m1', '', 'm3']);
    const [, line] = timelineOf(after, 'talk');
    expect(line).toMatchObject({
      key: 'm2',
      message: { version: 4, recalled_at: eventAt(4).timestamp },
    });
    expect(after.conversations['talk']?.head).toBe(4);
    expect(timelineOf(after, 'talk')[0]).toBe(timelineOf(before, 'talk')[0]);
  });

  it('[LG8] does not come back with its own event, late or again', () => {
    const state = take(take(snap(emptyState, 1, 3), recallAt(4, 2)), eventAt(2));
    expect(texts(state)).toEqual(['m1', '', 'm3']);
    expect(take(state, recallAt(4, 2))).toEqual(state);
  });

  it('[LG8] does not come back with an older page that was read before the recall', () => {
    const state = take(snap(emptyState, 4, 5), recallAt(6, 2));
    const page = { events: [eventAt(1), eventAt(2), eventAt(3)], steps: [], more: false };
    const longer = foldHistory(state, 'talk', 4, page);
    expect(texts(longer)).toEqual(['m1', '', 'm3', 'm4', 'm5']);
  });

  it('[LG8] does not come back with a snapshot that is older than the log', () => {
    const state = snap(take(snap(emptyState, 1, 3), recallAt(4, 2)), 1, 3);
    expect(texts(state)).toEqual(['m1', '', 'm3']);
  });
});

/** The event by which the message of an earlier seq gets another text. */
function editAt(seq: number, of: number, text: string): VisitorEvent {
  const { data: _told, ...envelope } = eventAt(seq);
  return { ...envelope, event_type: 'message.edited', data: { message_id: `m${of}`, text } };
}

describe('an edited message', () => {
  it('[LG13] keeps its line, with its new text, and the edit has no line', () => {
    const state = take(snap(emptyState, 1, 3), editAt(4, 2, 'better'));
    expect(texts(state)).toEqual(['m1', 'better', 'm3']);
    const message = { version: 4, edited_at: eventAt(4).timestamp };
    expect(timelineOf(state, 'talk')[1]).toMatchObject({ key: 'm2', message });
    expect(texts(take(state, eventAt(2)))).toEqual(['m1', 'better', 'm3']);
  });

  it('[LG13] does not fall back with an older page, or a snapshot, that was read before', () => {
    const page = { events: [eventAt(1), eventAt(2), eventAt(3)], steps: [], more: false };
    const state = take(snap(emptyState, 4, 5), editAt(6, 2, 'better'));
    expect(texts(foldHistory(state, 'talk', 4, page))[1]).toBe('better');
    const known = take(snap(emptyState, 1, 3), editAt(4, 2, 'better'));
    expect(texts(snap(known, 1, 3))).toEqual(['m1', 'better', 'm3']);
  });
});
