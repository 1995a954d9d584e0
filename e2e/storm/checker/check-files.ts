import type { Id } from '@porchlight/protocol';
import type { PersonRecord, Said, StormRecord } from '../history.ts';
import { erasedTalks } from './check-erasures.ts';
import { createSurvival, lastEra } from './survival.ts';
import { collect, type Violation } from './violation.ts';

/** A message's files are there for whoever may see it, each byte of them, as long as it stands; told or not that it came. */
export function checkFiles(record: StormRecord): readonly Violation[] {
  const { people, restores, truth } = record;
  const { violations, note } = collect('the files of what was acknowledged are there, whole');
  const survives = createSurvival(restores);
  const erased = erasedTalks(record);
  const stored = truth.messages.map(({ id }) => id);
  for (const { name, acked, begun, withdrawn } of people) {
    const kept = acked.filter(({ id, era }) => survives(id, era)).map(({ id }) => id);
    const there = new Set([...stored, ...kept]);
    const gone = new Set(withdrawn.map(({ id }) => id));
    for (const { id, conversation_id, internal, files = [] } of begun) {
      if (!there.has(id) || gone.has(id) || erased.has(conversation_id)) continue;
      for (const { id: file_id, hash } of files) {
        for (const [side, given] of Object.entries(truth.files.given)) {
          if (side === 'visitor' && internal) continue;
          const is = given.get(file_id);
          if (is !== hash) note(name, `${side}s are given ${is} for ${file_id} of ${id}`);
        }
      }
    }
  }
  return violations;
}

/** The files that a log tells of are those that its author sent with the message. */
export function checkFilePhantoms({ people, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('a message has the files that it was sent with');
  const written = new Map(
    people.flatMap(({ begun }) => begun.map((one) => [one.id, one] as const)),
  );
  for (const [conversation_id, { events }] of Object.entries(truth.agents)) {
    for (const event of events) {
      if (event.event_type !== 'message.created') continue;
      const { id, attachments = [], recalled_at } = event.data.message;
      const sent = recalled_at === null ? (written.get(id)?.files ?? []) : [];
      const [is, should] = [attachments, sent].map((files) =>
        files.map((file) => `${file.id} ${file.size}`).join(),
      );
      if (is !== should) note(conversation_id, `${id} has ${is}, and was sent with ${should}`);
    }
  }
  return violations;
}

/** Nobody gets the files of what was taken back, and in the end they are nowhere. */
export function checkFilesGone({ people, restores, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('the files of what was taken back are gone');
  const recalled = new Set(
    truth.messages.filter(({ recalled_at }) => recalled_at !== null).map(({ id }) => id),
  );
  for (const { person, said } of withdrawnWithFiles(people, lastEra(restores))) {
    // What the server has never had as a message is swept away a day later.
    if (!recalled.has(said.id)) continue;
    for (const { id } of said.files ?? []) {
      const places = placesOf(id, truth);
      if (places.length > 0) note(person, `${id} of ${said.id} is still ${places.join(', ')}`);
    }
  }
  return violations;
}

/** Where a file still is. */
function placesOf(id: Id, { files }: StormRecord['truth']): readonly string[] {
  const places: readonly (readonly [string, boolean])[] = [
    ['given to agents', files.given.agent.has(id)],
    ['given to visitors', files.given.visitor.has(id)],
    ['in the database', files.rows.some((row) => row.id === id)],
    ['on the shelf', files.shelf.has(id)],
  ];
  return places.flatMap(([place, isThere]) => (isThere ? [place] : []));
}

/** A recall of an earlier era may be lost with the disk it was on, and so may the row of what was uploaded then. */
function withdrawnWithFiles(
  people: readonly PersonRecord[],
  last: number,
): readonly { readonly person: string; readonly said: Said }[] {
  return people.flatMap(({ name, begun, withdrawn }) => {
    const gone = new Set(withdrawn.filter(({ era }) => era === last).map(({ id }) => id));
    const with_files = begun.filter(({ id, files }) => files !== undefined && gone.has(id));
    return with_files.map((said) => ({ person: name, said }));
  });
}
