import { expect, it } from 'vitest';
import { formatCursor, parseCursor } from './cursor.ts';
import { ids } from './golden/index.ts';

it.each([
  { epoch: ids.epoch, position: 0, event_id: null },
  { epoch: ids.epoch, position: 41, event_id: ids.event },
])('a cursor survives its word: %j', (cursor) => {
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
});

it.each([
  '',
  'x',
  ids.epoch,
  `${ids.epoch}.`,
  `${ids.epoch}.1`,
  `${ids.epoch}.-1.${ids.event}`,
  `${ids.epoch}.1.5.${ids.event}`,
  `${ids.epoch}.1e99.${ids.event}`,
  `${ids.epoch}.1.x`,
  `x.1.${ids.event}`,
])('[FD7] %j is no cursor', (word) => expect(parseCursor(word)).toBeUndefined());
