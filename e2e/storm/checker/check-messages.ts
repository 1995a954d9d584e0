import type { ConversationEvent, Id, Message } from '@porchlight/protocol';
import type { PersonRecord, Said, StormRecord, Truth } from '../history.ts';
import { erasedTalks } from './check-erasures.ts';
import { createSurvival, lastEra } from './survival.ts';
import { collect, type Violation } from './violation.ts';

/** Where messages are looked for at the end. */
type Places = Readonly<Record<string, ReadonlyMap<Id, readonly number[]>>>;

/** Every acknowledged message is everywhere, exactly once, with the seq that was acknowledged. */
export function checkAcked(record: StormRecord): readonly Violation[] {
  const { people, restores, truth } = record;
  const { violations, note } = collect('what was acknowledged is there, once');
  const survives = createSurvival(restores);
  const places = placesOf(truth);
  const erased = erasedTalks(record);
  for (const { name, acked, said, begun } of people) {
    const written = new Map([...begun, ...said].map((one) => [one.id, one]));
    for (const { id, seq, era } of acked) {
      if (!survives(id, era)) continue;
      const { internal = false, conversation_id = '' } = written.get(id) ?? {};
      // Nobody is there to be told.
      const isUntold = internal || erased.has(conversation_id);
      for (const [place, seqs] of Object.entries(places)) {
        if (isUntold && place === "the visitor's view") continue;
        const found = seqs.get(id) ?? [];
        if (found.length !== 1 || found[0] !== seq)
          note(name, `${id}, seq ${seq}, is in ${place} as [${found.join()}]`);
      }
    }
  }
  return violations;
}

/** What the outbox has promised to keep was sent in the end, unless the server refused it. */
export function checkKept({ people, restores, erased, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('what was written is sent');
  const stored = new Set(truth.messages.map(({ id }) => id));
  const last = lastEra(restores);
  for (const { name, party, said, refused, withdrawn, ends } of people) {
    // Words of whoever was erased are dropped, wherever they are.
    if (erased.has(party.id)) continue;
    const shown = ends.map(({ failed }) => failed);
    const gone = new Set([...refused, ...withdrawn.map(({ id }) => id)]);
    for (const { id, era, text } of said) {
      // In an earlier era it may have been sent and then lost with the disk it was on.
      if (era < last || stored.has(id) || gone.has(id)) continue;
      const reasons = shown.map((failed) => failed[id] ?? 'not there');
      note(name, `${id} "${text.slice(0, 40)}" is nowhere; on screen: ${reasons.join(', ')}`);
    }
  }
  return violations;
}

/** What was taken back is nowhere to be read, unless the server would not have that. */
export function checkWithdrawn({ people, restores, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('what was taken back is gone');
  const stored = new Map(truth.messages.map(({ id, text }) => [id, text]));
  const last = lastEra(restores);
  for (const { name, withdrawn, refused } of people) {
    for (const { id, era } of withdrawn) {
      // A recall of an earlier era may be lost with the disk it was on.
      if (era < last || refused.includes(id) || (stored.get(id) ?? '') === '') continue;
      note(name, `${id} still says "${stored.get(id)?.slice(0, 40)}"`);
    }
  }
  return violations;
}

/** A message says what its author wanted it to say last, unless the server would not have that. */
export function checkReworded(record: StormRecord): readonly Violation[] {
  const { people, restores, truth } = record;
  const { violations, note } = collect('what was changed last is what it says');
  const stored = new Map(truth.messages.map(({ id, text }) => [id, text]));
  const last = lastEra(restores);
  const erased = erasedTalks(record);
  for (const { name, begun, reworded, refused_words, withdrawn } of people) {
    const empty = begun.filter(({ conversation_id }) => erased.has(conversation_id));
    const gone = new Set([...withdrawn, ...empty].map(({ id }) => id));
    const refused = new Set(refused_words.map(({ id, text }) => `${id} ${text}`));
    const ids = new Set(reworded.map(({ id }) => id));
    for (const id of ids) {
      const says = stored.get(id);
      if (says === undefined || gone.has(id)) continue;
      const taken = reworded.filter((one) => one.id === id && !refused.has(`${id} ${one.text}`));
      const final = taken.findLastIndex(({ kept }) => kept);
      // An edit of an earlier era may be lost with the disk it was on. What was begun later may have been kept, too.
      if (taken[final]?.era !== last || taken.slice(final).some(({ text }) => text === says))
        continue;
      note(
        name,
        `${id} says "${says.slice(-40)}", and should say "${taken[final].text.slice(-40)}"`,
      );
    }
  }
  return violations;
}

/** Nothing is there that nobody wrote, and what was seen is true. */
export function checkPhantoms(record: StormRecord): readonly Violation[] {
  const { people, restores, truth } = record;
  const { violations, note } = collect('nothing is there that nobody wrote');
  const survives = createSurvival(restores);
  const authors = new Map(people.map((person) => [person.party.id, person]));
  const written = new Map(
    people.flatMap((person) => person.begun.map((one) => [one.id, one] as const)),
  );
  const stored = new Map(truth.messages.map((message) => [message.id, message]));
  const withdrawn = new Set(people.flatMap((person) => person.withdrawn.map(({ id }) => id)));
  const texts = wordsOf(people);
  const erased = erasedTalks(record);
  const says = ({ id, conversation_id }: Said, text: string): boolean =>
    texts.has(`${id} ${text}`) ||
    (text === '' && (withdrawn.has(id) || erased.has(conversation_id)));
  for (const { id, author_id, text } of truth.messages) {
    const one = written.get(id);
    if (one === undefined || !isBy(authors.get(author_id), one))
      note('the database', `${id} was written by nobody`);
    else if (!says(one, text)) note('the database', `${id} says something else`);
  }
  for (const { name, seen } of people) {
    for (const { id, seq, era } of seen) {
      if (survives(id, era) && stored.get(id)?.seq !== seq)
        note(name, `saw ${id} as ${seq}, which it is not`);
    }
  }
  for (const message of messagesTold(truth)) {
    const one = written.get(message.id);
    if (
      one?.conversation_id !== message.conversation_id ||
      one.internal !== (message.internal === true) ||
      one.reply_to !== message.reply_to
    )
      note('the log', `${message.id} is in another place than it was written for`);
    else if (!says(one, message.text)) note('the log', `${message.id} says something else`);
  }
  return violations;
}

/**
 * What one person wrote in a conversation stands there in the order of writing; but for what was taken back, since the next
 * message does not wait for what is given up on its way, and where it stands as removed is nothing to anybody.
 */
export function checkSendersOrder({ people, restores, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect("the sender's order is kept");
  const survives = createSurvival(restores);
  const seqs = new Map(truth.messages.map(({ id, seq }) => [id, seq]));
  for (const { name, said, acked, left, withdrawn } of people) {
    const last = new Map<Id, number>();
    // What was lost with a disk after it had been acknowledged, or told, comes again when a tab finds that out.
    const sent = [...acked, ...left];
    const again = sent.filter(({ id, era }) => !survives(id, era));
    const anywhere = new Set([...again, ...withdrawn].map(({ id }) => id));
    for (const { id, conversation_id } of said) {
      const seq = seqs.get(id);
      if (seq === undefined || anywhere.has(id)) continue;
      const before = last.get(conversation_id) ?? 0;
      if (seq < before)
        note(name, `${id} has seq ${seq}, and what was written before it ${before}`);
      last.set(conversation_id, Math.max(seq, before));
    }
  }
  return violations;
}

/** Everything that anybody ever wanted a message to say. */
function wordsOf(people: readonly PersonRecord[]): ReadonlySet<string> {
  const wanted = people.flatMap(({ begun, reworded }) => [...begun, ...reworded]);
  return new Set(wanted.map(({ id, text }) => `${id} ${text}`));
}

function isBy(person: PersonRecord | undefined, one: Said): boolean {
  return person?.begun.includes(one) === true;
}

function messagesTold({ agents }: Truth): readonly Message[] {
  return Object.values(agents).flatMap(({ events }) => events.flatMap(messageIn));
}

function messageIn(event: { event_type: string; data: unknown }): readonly Message[] {
  return event.event_type === 'message.created'
    ? [(event.data as { message: Message }).message]
    : [];
}

function placesOf({ feed, agents, visitors, messages }: Truth): Places {
  const fed = feed.flatMap((item) =>
    'event' in item ? messageIn(item.event as ConversationEvent) : [],
  );
  const told = (views: Truth['agents'] | Truth['visitors']) =>
    Object.values(views).flatMap(({ events }) => events.flatMap(messageIn));
  return {
    'the database': seqsById(messages),
    'the feed': seqsById(fed),
    "the agents' view": seqsById(told(agents)),
    "the visitor's view": seqsById(told(visitors)),
  };
}

function seqsById(
  messages: readonly { readonly id: Id; readonly seq: number }[],
): ReadonlyMap<Id, readonly number[]> {
  const seqs = new Map<Id, number[]>();
  for (const { id, seq } of messages) seqs.set(id, [...(seqs.get(id) ?? []), seq]);
  return seqs;
}
