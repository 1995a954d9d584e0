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
