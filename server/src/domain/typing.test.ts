import { expect, it } from 'vitest';
import { createHall } from '../test/hall.ts';
import { createManualClock } from '../test/manual-clock.ts';
import { newId } from '../test/people.ts';
import type { AccountHub } from './account-hub.ts';
import type { Connection } from './connection.ts';
import { createRateLimits } from './rate-limits.ts';
import { createTypingDesk } from './typing.ts';

/** A hub with one visitor's device, and what that device was sent. */
function visitorsHub() {
  const frames: string[] = [];
  const outlet = { send: (name: string, json: string) => frames.push(`${name} ${json}`) };
  const device = { outlet, caller: { principal: { id: 'pip' } } } as unknown as Connection;
  const directory = { profileOf: () => undefined };
  const hub = { agents: () => [], visitorsOf: () => [device], directory } as unknown as AccountHub;
  return { hub, frames };
}

it('[AU1] what is said on the way between nodes reaches visitors as ids, never as words', () => {
  const [hall, { hub, frames }] = [createHall(), visitorsHub()];
  const limits = () => ({
    typing_previews: createRateLimits(createManualClock(), false).typing_previews,
  });
  const desk = createTypingDesk({ bus: hall.enter('A'), hubOf: () => hub, limits });
  const stranger = hall.enter('S');
  hall.works(true);
  desk.attend('account');
  const words = 'Call this number';
  const [id, contact_id, conversation_id] = [newId(), newId(), newId()];
  const typing = { typist: { kind: 'agent', id }, contact_id };
  const payload = { conversation_id, typing: true };
  for (const said of [
    words,
    { ...typing, typist: { kind: 'agent', id: words }, payload },
    { ...typing, payload: { ...payload, conversation_id: words } },
    { ...typing, payload: { ...payload, words } },
  ]) {
    stranger.tell('typing:account', JSON.stringify(said));
  }
  expect(frames).toHaveLength(1);
  expect(frames[0]).not.toContain(words);
});

it('[TP1] a preview that comes too soon after many is left out, and the typing is told', () => {
  const [hall, { hub, frames }] = [createHall(), visitorsHub()];
  const clock = createManualClock();
  const { typing_previews } = createRateLimits(clock, true);
  const talks = { talkOf: () => ({ typing_preview: true }) };
  const agents = () => hub.visitorsOf('pip');
  const desk = createTypingDesk({
    bus: hall.enter('A'),
    hubOf: () => ({ ...hub, talks, agents }) as unknown as AccountHub,
    limits: () => ({ typing_previews }),
  });
  const [id, conversation_id] = [newId(), newId()];
  const principal = { kind: 'visitor', id, account_id: 'account', inbox_id: 'inbox' };
  const types = (preview: string) =>
    desk.tell({ principal } as never, { contact_id: id } as never, {
      conversation_id,
      typing: true,
      preview,
    });
  for (let letter = 0; letter < 40; letter += 1) types('a'.repeat(letter + 1));
  const shown = frames.filter((frame) => frame.includes('"preview"'));
  expect(frames).toHaveLength(40);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThan(20);
});
