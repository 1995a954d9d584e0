import type { Id } from '@porchlight/protocol';
import type { StormRecord } from '../history.ts';
import { lastEra } from './survival.ts';
import { collect, type Violation } from './violation.ts';

/** Whatever was answered with its place in a log stands there, and a command that was asked again is answered alike. */
export function checkDone({ people, restores, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('what was done stands where the answer said');
  const last = lastEra(restores);
  for (const { name, done } of people) {
    const places = new Map<Id, number>();
    for (const { command_id, event_type, conversation_id, seq, era } of done) {
      // One of an earlier era may be lost with the disk it was on.
      if (era < last) continue;
      const first = places.get(command_id) ?? seq;
      places.set(command_id, first);
      if (first !== seq) note(name, `${command_id} stands at ${first}, and at ${seq}`);
      const there = truth.agents[conversation_id]?.events[seq - 1]?.event_type;
      if (there !== event_type)
        note(name, `${seq} of ${conversation_id} is ${there}, not ${event_type}`);
    }
  }
  return violations;
}

/** Who was removed stays removed, and has no conversation. */
export function checkTeam({ removed, restores, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('who has left has nothing to answer');
  const gone = new Set(truth.gone);
  const last = lastEra(restores);
  for (const { id, era } of removed)
    if (era === last && !gone.has(id)) note('the team', `${id} is there again`);
  for (const { conversation } of Object.values(truth.agents)) {
    const { id, assignee_id } = conversation;
    if (assignee_id !== null && gone.has(assignee_id))
      note(id, `is ${assignee_id}'s, who has left`);
  }
  return violations;
}
