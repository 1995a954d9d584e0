import {
  isErasure,
  receiptForVisitor,
  stepsOf,
  type Id,
  type LogEntry,
  type LogEvent,
  type Message,
  type Receipt,
} from '@porchlight/protocol';
import { isDeepStrictEqual } from 'node:util';
import type {
  PersonRecord,
  ShownConversation,
  ShownEnd,
  StormRecord,
  ToldConversation,
  Truth,
} from '../history.ts';
import { collect, type Violation } from './violation.ts';

type AnyTold = {
  readonly [Key in keyof ToldConversation]: Key extends 'events'
    ? readonly LogEvent[]
    : ToldConversation[Key];
};

type Fields = Readonly<Record<string, unknown>>;

/** What every client shows at the end is what a fresh one would be told. */
export function checkClients({ people, truth }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('a client shows what a fresh one would');
  for (const person of people) {
    const told = toldTo(person, truth);
    for (const end of person.ends) {
      for (const id of conversationsOf(person, end, truth)) {
        const found = judgeConversation(end.conversations[id], told[id], id, person, truth);
        for (const detail of found) note(person.name, `${id} ${detail}`);
      }
    }
  }
  return violations;
}

function judgeConversation(
  shown: ShownConversation | undefined,
  told: AnyTold | undefined,
  id: Id,
  person: PersonRecord,
  truth: Truth,
): readonly string[] {
  if (shown === undefined) return ['is missing'];
  if (told === undefined) return ['is shown, and is not there'];
  return differences(shown, told, truth.agents[id]?.steps ?? [], person);
}

/** Everybody came back, and has nothing left to send. */
export function checkCalm({ people }: StormRecord): readonly Violation[] {
  const { violations, note } = collect('everybody comes back');
  for (const { name, ends } of people) {
    if (ends.some(({ live }) => !live)) note(name, 'is not connected');
    const unsent = new Set(ends.flatMap(({ unsent }) => unsent));
    if (unsent.size > 0) note(name, `has not sent ${[...unsent].join()}`);
  }
  return violations;
}

/** Nobody ever saw what must never be seen. */
export function checkSights({ people }: StormRecord): readonly Violation[] {
  return people.flatMap(({ name, sights }) =>
    sights.map(({ what, conversation_id, detail }) => ({
      rule: 'nothing is shown twice, out of order or falling',
      where: name,
      detail: `${what} in ${conversation_id}: ${detail}`,
    })),
  );
}

function toldTo({ party }: PersonRecord, truth: Truth): Readonly<Record<Id, AnyTold>> {
  return (party.kind === 'agent' ? truth.agents : truth.visitors) as Readonly<Record<Id, AnyTold>>;
}

/** A visitor's client knows all of its conversations; an agent's those that it has met. */
function conversationsOf(person: PersonRecord, end: ShownEnd, truth: Truth): readonly Id[] {
  const shown = Object.keys(end.conversations);
  if (person.party.kind === 'agent') return shown;
  const own = Object.values(truth.agents).filter(
    ({ conversation }) => conversation.contact_id === person.party.id,
  );
  return [...new Set([...shown, ...own.map(({ conversation }) => conversation.id)])];
}

function differences(
  { summary, log }: ShownConversation,
  told: AnyTold,
  steps: readonly Receipt[],
  { party }: PersonRecord,
): readonly string[] {
  const found: string[] = [];
  const row = fieldDifferences(plain(summary), plain(told.conversation));
  if (row.length > 0) found.push(`the row: ${row.join(', ')}`);
  // An agent keeps the logs of conversations that concern it, and only rows of the others.
  if (log === undefined) return party.kind === 'agent' ? found : [...found, 'there is no log'];
  const first = log.entries[0]?.seq ?? Infinity;
  // Of a log that was erased a fresh client has only what came since.
  const erasure = told.events.findLast(isErasure)?.seq ?? 0;
  const all = told.events.filter(({ seq }) => seq >= erasure);
  const events = all.filter(({ seq }) => seq >= first);
  found.push(...lineDifference(log.entries.map(nameOf), events.map(nameOfEvent)));
  if (log.head !== told.conversation.head)
    found.push(`the log ends at ${log.head} of ${told.conversation.head}`);
  if (log.more !== events.length < all.length) found.push(`older lines: ${log.more}`);
  return [...found, ...stepDifferences(log.entries, log.steps, visible(steps, party.kind, told))];
}

/** Where two lists of lines part. */
function lineDifference(shown: readonly string[], meant: readonly string[]): readonly string[] {
  const at = Array.from({ length: Math.max(shown.length, meant.length) }).findIndex(
    (_, index) => shown[index] !== meant[index],
  );
  if (at < 0) return [];
  return [
    `line ${at} of ${shown.length} is "${shown[at]}", and should be "${meant[at]}" of ${meant.length}`,
  ];
}

function fieldDifferences(shown: Fields | undefined, meant: Fields | undefined): readonly string[] {
  const keys = new Set([...Object.keys(shown ?? {}), ...Object.keys(meant ?? {})]);
  return [...keys]
    .filter((key) => !isDeepStrictEqual(shown?.[key], meant?.[key]))
    .map(
      (key) =>
        `${key} is ${JSON.stringify(shown?.[key])}, and should be ${JSON.stringify(meant?.[key])}`,
    );
}

function visible(
  steps: readonly Receipt[],
  side: 'visitor' | 'agent',
  { conversation }: AnyTold,
): readonly Receipt[] {
  return side === 'agent' ? steps : steps.map((step) => receiptForVisitor(step, conversation.head));
}

/** When, and by whom. */
function stepDifferences(
  entries: readonly LogEntry[],
  shown: readonly Receipt[],
  meant: readonly Receipt[],
): readonly string[] {
  return entries.flatMap((entry) => {
    if (entry.kind !== 'message' || entry.message.internal === true) return [];
    const [is, should] = [stepsOf(entry.message, shown), stepsOf(entry.message, meant)];
    return isDeepStrictEqual(is, should)
      ? []
      : [
          `the steps of ${entry.seq} are ${JSON.stringify(is)}, and should be ${JSON.stringify(should)}`,
        ];
  });
}

function nameOf(entry: LogEntry): string {
  return entry.kind === 'message'
    ? nameOfMessage(entry.seq, entry.message)
    : `${entry.seq} ${entry.event.event_type} ${entry.event.event_id}`;
}

function nameOfEvent(event: LogEvent): string {
  return event.event_type === 'message.created'
    ? nameOfMessage(event.seq, event.data.message)
    : `${event.seq} ${event.event_type} ${event.event_id}`;
}

function nameOfMessage(seq: number, message: Message): string {
  const { id, text, edited_at = 'never', reply_to = 'nothing', attachments = [] } = message;
  const files = attachments.map((file) => file.id).join();
  return `${seq} ${id} ${text} (answers ${reply_to}, edited ${edited_at}, files ${files})`;
}

/** As it would come over the wire: without what is undefined. */
function plain(value: object | undefined): Fields | undefined {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Fields);
}
