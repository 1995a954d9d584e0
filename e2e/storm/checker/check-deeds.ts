import type { StormRecord } from '../history.ts';
import { lastEra } from './survival.ts';
import { collect, type Violation } from './violation.ts';

/** Whatever was answered with its place in a log stands there. */
export function checkDone({ people, restores, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('what was done stands where the answer said');
  const last = lastEra(restores);
  for (const { name, done } of people) {
    for (const { event_type, conversation_id, seq, era } of done) {
      // One of an earlier era may be lost with the disk it was on.
      if (era < last) continue;
      const there = truth.agents[conversation_id]?.events[seq - 1]?.event_type;
      if (there !== event_type)
        note(name, `${seq} of ${conversation_id} is ${there}, not ${event_type}`);
    }
  }
  return violations;
}

/** A rating is told once, however often it was sent. */
export function checkRated({ people, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('what was sent again is done once');
  const rated = people.flatMap((person) => person.rated);
  for (const [id, { events }] of Object.entries(truth.agents)) {
    const sent = rated.filter(({ conversation_id }) => conversation_id === id);
    const wishes = new Set(sent.map(({ command_id }) => command_id)).size;
    const told = events.filter(({ event_type }) => event_type === 'conversation.rated').length;
    if (told > wishes) note(id, `${told} ratings of ${wishes} that were sent`);
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
