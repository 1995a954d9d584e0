import { expect, it } from 'vitest';
import { createFakeClock } from './testing/index.ts';
import { createTypingNotice } from './typing-notice.ts';

function createTypist() {
  const clock = createFakeClock();
  const told: object[] = [];
  const notice = createTypingNotice(clock, (payload) => told.push(payload));
  return { clock, told, notice };
}

const typing = { conversation_id: 'talk', typing: true };

it('says so at once, then at most every 3 s while somebody goes on', async () => {
  const { clock, told, notice } = createTypist();
  for (let letters = 1; letters <= 31; letters += 1) {
    notice.typed('talk', 'reply', 'x'.repeat(letters));
    await clock.advance(100);
  }
  expect(told).toEqual([typing, typing]);
});

it('says when the text is emptied or sent, once, and only after it has said that somebody types', () => {
  const { told, notice } = createTypist();
  notice.typed('talk', 'reply', '');
  notice.stopped('talk', 'reply');
  expect(told).toEqual([]);
  notice.typed('talk', 'reply', 'x');
  notice.typed('talk', 'reply', '');
  notice.stopped('talk', 'reply');
  expect(told).toEqual([typing, { ...typing, typing: false }]);
  notice.typed('talk', 'reply', 'y');
  expect(told).toHaveLength(3);
});

it('[AU2] marks the typing of a note, and keeps it apart from a reply', () => {
  const { told, notice } = createTypist();
  notice.typed('talk', 'note', 'x');
  notice.typed('talk', 'reply', 'x');
  notice.stopped('talk', 'note');
  expect(told).toEqual([
    { ...typing, internal: true },
    typing,
    { ...typing, typing: false, internal: true },
  ]);
});
