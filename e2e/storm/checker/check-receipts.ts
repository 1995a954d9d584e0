import {
  noWatermarks,
  raiseWatermarks,
  type Id,
  type Message,
  type Receipt,
  type Side,
} from '@porchlight/protocol';
import {
  held_messages,
  type Claimed,
  type PersonRecord,
  type StormRecord,
  type ToldConversation,
  type Truth,
} from '../history.ts';
import { isInternal } from './check-chains.ts';
import { lastEra } from './survival.ts';
import { collect, type Violation } from './violation.ts';

/** Steps only rise, and each was claimed by whom it names. */
export function checkSteps({ people, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('receipts only rise, and somebody claimed them');
  const highest = new Map<string, number>();
  const claims = claimsBySubject(people);
  for (const item of truth.feed) {
    if (!('receipt' in item)) continue;
    const { conversation_id, actor, kind, up_to_seq } = item.receipt;
    // Read is kept for each reader, delivered for a side.
    const line = `${conversation_id} ${kind} ${kind === 'read' ? actor.id : actor.kind}`;
    const before = highest.get(line) ?? 0;
    if (up_to_seq <= before) note('the feed', `${line}: ${up_to_seq} after ${before}`);
    highest.set(line, Math.max(before, up_to_seq));
    const claimed = claims.get(`${conversation_id} ${kind} ${actor.id}`) ?? 0;
    if (claimed < up_to_seq)
      note('the feed', `${line}: ${up_to_seq}, and at most ${claimed} was claimed`);
  }
  return violations;
}

/** Delivered was claimed of what the device had, and read of what its person had looked at. */
export function checkClaims({ people, restores, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('a claim is true');
  const last = lastEra(restores);
  for (const { name, party, claimed } of people) {
    for (const claim of claimed) {
      if (claim.kind === 'read' && claim.up_to_seq > claim.looked_seq)
        note(
          name,
          `read ${claim.up_to_seq} of ${claim.conversation_id}, having looked at ${claim.looked_seq}`,
        );
      // What was there in an earlier era can't be known any more.
      const told = truth.agents[claim.conversation_id];
      if (claim.era < last || told === undefined) continue;
      const meant = messagesFor(told, party.kind, claim);
      if (meant.join() !== claim.held_seqs.join())
        note(
          name,
          `claimed ${claim.kind} ${claim.up_to_seq} of ${claim.conversation_id} with ${claim.held_seqs.join()} of ${meant.join()}`,
        );
    }
  }
  return violations;
}

/** A claim that was taken has not been lost. */
export function checkTakenClaims({ people, restores, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('a claim that was taken is kept');
  const last = lastEra(restores);
  const receiptsOf = receiptsByConversation(truth);
  for (const { name, party, claimed } of people) {
    for (const { taken, era, conversation_id, kind, up_to_seq } of claimed) {
      const told = truth.agents[conversation_id];
      if (!taken || era < last || told === undefined) continue;
      const steps = receiptsOf(conversation_id).filter(({ actor }) => actor.kind === party.kind);
      const kept = steps.filter(
        (step) => kind === 'delivered' || (step.kind === 'read' && step.actor.id === party.id),
      );
      const meant = lastPublicSeq(told, up_to_seq);
      if (Math.max(0, ...kept.map((step) => step.up_to_seq)) < meant)
        note(name, `${kind} ${up_to_seq} of ${conversation_id} was taken, and is not there`);
    }
  }
  return violations;
}

/** The rows of conversations are what their events and steps make of them. */
export function checkWatermarks({ truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('watermarks and counters agree');
  const receiptsOf = receiptsByConversation(truth);
  for (const [id, { conversation, events }] of Object.entries(truth.agents)) {
    const marks = receiptsOf(id).reduce(raiseWatermarks, noWatermarks);
    const public_messages = events.filter((event) => !isInternal(event)).flatMap(messageOf);
    const count = (side: Side): number =>
      public_messages.filter(({ author }) => author.kind === side).length;
    const meant = { ...marks, visitor_count: count('visitor'), agent_count: count('agent') };
    for (const [key, value] of Object.entries(meant)) {
      const is = conversation[key as keyof typeof meant];
      if (is !== value) note(id, `${key} is ${is}, and should be ${value}`);
    }
  }
  return violations;
}

/** Every step, by conversation. Pages of logs carry only those that lead. */
function receiptsByConversation({ feed }: Truth): (id: Id) => readonly Receipt[] {
  const steps = new Map<Id, Receipt[]>();
  for (const item of feed) {
    if (!('receipt' in item)) continue;
    const { conversation_id } = item.receipt;
    steps.set(conversation_id, [...(steps.get(conversation_id) ?? []), item.receipt]);
  }
  return (id) => steps.get(id) ?? [];
}

function claimsBySubject(people: readonly PersonRecord[]): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const { party, claimed } of people) {
    for (const { conversation_id, kind, up_to_seq } of claimed) {
      const subject = `${conversation_id} ${kind} ${party.id}`;
      claims.set(subject, Math.max(up_to_seq, claims.get(subject) ?? 0));
    }
  }
  return claims;
}

/** The seqs that the claimant's log had to hold: the last messages at or below the claim, from where the log begins. */
function messagesFor(
  { events }: ToldConversation,
  side: Side,
  { up_to_seq, first_seq }: Claimed,
): readonly number[] {
  return events
    .filter((event) => side === 'agent' || !isInternal(event))
    .filter(
      ({ event_type, seq }) =>
        event_type === 'message.created' && seq <= up_to_seq && seq >= first_seq,
    )
    .slice(-held_messages)
    .map(({ seq }) => seq);
}

function lastPublicSeq({ events }: ToldConversation, up_to_seq: number): number {
  return events.findLast((event) => event.seq <= up_to_seq && !isInternal(event))?.seq ?? 0;
}

function messageOf(event: ToldConversation['events'][number]): readonly Message[] {
  return event.event_type === 'message.created' ? [event.data.message] : [];
}
