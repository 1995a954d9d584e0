import type { Id } from '@porchlight/protocol';
import type { PersonRecord, Said, StormRecord } from '../history.ts';
import { marksIn } from '../people/words.ts';
import { lastEra } from './survival.ts';
import { collect, type Violation } from './violation.ts';

/** Of whoever was erased no word is anywhere: in no table, in nothing that is told, on no screen of anybody. */
export function checkErasedWords(record: StormRecord): readonly Violation[] {
  const { violations, note } = collect('of whoever was erased no word is left');
  const marks = marksOfErased(record);
  if (marks.size === 0) return [];
  for (const [place, text] of placesOf(record)) {
    const left = [...marksIn(text)].filter((mark) => marks.has(mark));
    const [first] = left;
    if (first !== undefined) note(place, `${left.length} words: ${around(text, first)}`);
  }
  return violations;
}

/** Where it stands, for whoever looks for how it came there. */
function around(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return `…${text.slice(Math.max(0, at - 160), at + 60)}…`;
}

/** Each of their logs ends with word of it, once, and the contact's own erasure is told once. */
export function checkErasedLogs({ erased, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('an erasure comes to its end, once');
  for (const [id, { conversation, events }] of Object.entries(truth.agents)) {
    const ends = events.filter(({ event_type }) => event_type === 'conversation.erased').length;
    const should = erased.has(conversation.contact_id) ? 1 : 0;
    if (ends !== should) note(id, `says ${ends} times that it was erased, and should ${should}`);
    if (should === 0) continue;
    const end = events.findIndex(({ event_type }) => event_type === 'conversation.erased');
    const words = events.slice(end).filter((event) => marksIn(JSON.stringify(event)).size > 0);
    if (words.length > 0) note(id, `goes on with ${JSON.stringify(words[0])}`);
    if (conversation.erased_at === undefined) note(id, 'does not say when it was erased');
  }
  for (const contact_id of erased) {
    const told = truth.feed.filter(
      (item) =>
        'event' in item &&
        item.event.event_type === 'contact.erased' &&
        item.event.data.contact.id === contact_id,
    );
    if (told.length !== 1)
      note('the feed', `tells ${told.length} times that ${contact_id} was erased`);
  }
  return violations;
}

/** Files of whoever was erased are nowhere. */
export function checkErasedFiles(record: StormRecord): readonly Violation[] {
  const { violations, note } = collect('of whoever was erased no file is left');
  const { files } = record.truth;
  const rows = new Map(files.rows.map((row) => [row.id, row]));
  for (const { era, files: sent = [] } of saidToErased(record)) {
    for (const { id } of sent) {
      if (files.given.agent.has(id)) note('agents', `are given ${id}`);
      if (rows.has(id)) note('the database', `knows of ${JSON.stringify(rows.get(id))}`);
      // The row of what was uploaded in an earlier era may be lost with the disk it was on, and with it all that leads there.
      if (files.shelf.has(id) && (era === lastEra(record.restores) || rows.has(id)))
        note('the shelf', `has ${id}`);
    }
  }
  return violations;
}

/** Devices of whoever was erased let go of everything; nobody else's do. */
export function checkErasedDevices({ erased, people }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('devices of whoever was erased begin anew, and no others');
  for (const { name, party, ends, gone, left_behind } of people) {
    if (!erased.has(party.id)) {
      if (gone !== null) note(name, `has let go of everything as ${gone}`);
      continue;
    }
    if (ends.length > 0) note(name, 'goes on as if nothing had happened');
    // Who came back too late to hear of it is another visitor now, and that one has what was not sent.
    if (gone === 'erased' && left_behind.length > 0)
      note(name, `still keeps ${left_behind.join()}`);
  }
  return violations;
}

/** Conversations of whoever was erased. */
export function erasedTalks({ erased, truth }: StormRecord): ReadonlySet<Id> {
  const all = Object.entries(truth.agents);
  return new Set(
    all.flatMap(([id, { conversation }]) => (erased.has(conversation.contact_id) ? [id] : [])),
  );
}

/** What they wrote, and what was written to them. */
function saidToErased(record: StormRecord): readonly Said[] {
  const talks = erasedTalks(record);
  const isGone = ({ party }: PersonRecord): boolean => record.erased.has(party.id);
  return record.people.flatMap((person) =>
    person.begun.filter(({ conversation_id }) => isGone(person) || talks.has(conversation_id)),
  );
}

function marksOfErased(record: StormRecord): ReadonlySet<string> {
  const talks = erasedTalks(record);
  const said = saidToErased(record);
  const ids = new Set(said.map(({ id }) => id));
  const reworded = record.people.flatMap((person) =>
    person.reworded.filter(({ id }) => ids.has(id)),
  );
  const told = record.people.flatMap((person) =>
    person.told.filter(({ about }) => talks.has(about) || record.erased.has(about)),
  );
  return marksIn([...said, ...reworded, ...told].map(({ text }) => text).join('\n'));
}

/** Everything that may hold words. */
function placesOf({ people, truth }: StormRecord): readonly (readonly [string, string])[] {
  return [
    ['the database', truth.dump],
    ['the feed', JSON.stringify(truth.feed)],
    ["the agents' view", JSON.stringify(truth.agents)],
    ...people.flatMap(({ name, ends }) => ends.map(({ screen }) => [name, screen] as const)),
  ];
}
