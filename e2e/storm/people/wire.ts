import type { CallOutcome, ChatState, Transport } from '@porchlight/client';
import type { Commands, Id, ReceiptKind, RefusedClaim } from '@porchlight/protocol';
import type { Deed } from '../deeds.ts';
import {
  held_messages,
  type Acked,
  type Claimed,
  type Done,
  type Era,
  type Left,
  type Rated,
  type ToldOf,
  type Reworded,
} from '../history.ts';
import type { Tally } from '../tally.ts';

/** What is written down of a device's words with the server, and of what comes of them. */
export interface WireNotes {
  readonly acked: Acked[];
  readonly left: Left[];
  readonly refused: Id[];
  /** Files that the server would not have. */
  readonly refused_files: Id[];
  readonly refused_words: Pick<Reworded, 'id' | 'text'>[];
  readonly claimed: Claimed[];
  readonly done: Done[];
  readonly rated: Rated[];
  readonly told: ToldOf[];
  readonly did: Tally;
}

/** What is needed to write it down. */
export interface WireOptions {
  readonly me: Id;
  readonly notes: WireNotes;
  readonly era: () => Era;
  /**
   * What the clients in the person's tabs know now, this one's first: another may claim through this one what this one has
   * yet to get.
   */
  readonly states: () => readonly ChatState[];
  readonly looked: (conversation_id: Id) => number;
}

interface Claim {
  readonly conversation_id: Id;
  readonly kind: ReceiptKind;
  readonly up_to_seq: number;
}

/** Listens to a transport: what the server says here is what it is held to later. */
export function tapWire(transport: Pick<Transport, 'connect'>, options: WireOptions): Transport {
  return {
    connect: (handshake, listener) => {
      const link = transport.connect(handshake, listener);
      return {
        close: link.close,
        call: async (name, payload) => {
          const era = options.era();
          const claims = claimsIn(name, payload).map((claim) => witness(claim, era, options));
          if (name === 'conversation.rate') options.notes.rated.push(payload as Rated);
          options.notes.told.push(...toldIn(name, payload, options.me));
          const outcome = await link.call(name, payload);
          if (name === 'message.send')
            noteSend(payload as Commands['message.send'], outcome, era, options.notes);
          if (name === 'message.recall')
            noteRecall(payload as Commands['message.recall'], outcome, options.notes);
          if (name === 'message.edit')
            noteEdit(payload as Commands['message.edit'], outcome, options.notes);
          noteDone(name, payload, outcome, era, options.notes);
          for (const deed of deedsIn(name, payload, outcome)) options.notes.did.add(deed);
          options.notes.claimed.push(...claims.map((claim) => settled(claim, outcome)));
          return outcome;
        },
      };
    },
  };
}

function noteSend(
  { id }: Commands['message.send'],
  outcome: CallOutcome,
  era: Era,
  { acked, refused }: WireNotes,
): void {
  if (outcome.kind === 'unclear') return;
  const { ack } = outcome;
  if (ack.ok) acked.push({ id, seq: Number((ack as { seq?: unknown }).seq), era });
  else if (ack.error.retry === 'never') refused.push(id);
}

function noteRecall(
  { message_id }: Commands['message.recall'],
  outcome: CallOutcome,
  { refused }: WireNotes,
): void {
  if (outcome.kind === 'unclear' || outcome.ack.ok) return;
  if (outcome.ack.error.retry === 'never') refused.push(message_id);
}

function noteEdit(
  { message_id, text }: Commands['message.edit'],
  outcome: CallOutcome,
  { refused_words }: WireNotes,
): void {
  if (outcome.kind === 'unclear' || outcome.ack.ok) return;
  if (outcome.ack.error.retry === 'never') refused_words.push({ id: message_id, text });
}

const eventOf: Readonly<Record<string, Done['event_type']>> = {
  'conversation.assign': 'conversation.assigned',
  'conversation.set_status': 'conversation.status_changed',
  'conversation.rate': 'conversation.rated',
};

/** What a command tells, besides messages. */
function toldIn(name: string, payload: object, me: Id): readonly ToldOf[] {
  const { conversation_id, contact_id, ...words } = payload as { readonly [Key: string]: string };
  if (!tells.has(name)) return [];
  return [{ about: conversation_id ?? contact_id ?? me, text: JSON.stringify(words) }];
}

const tells: ReadonlySet<string> = new Set([
  'conversation.rate',
  'conversation.describe',
  'contact.describe',
  'contact.update',
]);

/** What was done with a command that a server has taken. */
function deedsIn(name: string, payload: object, outcome: CallOutcome): readonly string[] {
  if (outcome.kind === 'unclear' || !outcome.ack.ok) return [];
  if (name !== 'message.send') return [name];
  const { internal, reply_to, attachments } = payload as Commands['message.send'];
  const deeds: readonly (readonly [Deed, boolean])[] = [
    ['note sent', internal === true],
    ['answer sent', reply_to !== undefined],
    ['files sent', attachments !== undefined],
  ];
  return [name, ...deeds.flatMap(([deed, isOne]) => (isOne ? [deed] : []))];
}

/** Without a seq it was so already. */
function noteDone(
  name: string,
  payload: object,
  outcome: CallOutcome,
  era: Era,
  { done }: WireNotes,
): void {
  const event_type = eventOf[name];
  if (event_type === undefined || outcome.kind === 'unclear' || !outcome.ack.ok) return;
  const { seq } = outcome.ack as { seq?: number | null };
  const { conversation_id } = payload as Pick<Done, 'conversation_id'>;
  if (typeof seq === 'number') done.push({ event_type, conversation_id, seq, era });
}

function claimsIn(name: string, payload: object): readonly Claim[] {
  if (name === 'receipt.claim') return [payload as Claim];
  return name === 'receipt.claim_many' ? (payload as { claims: readonly Claim[] }).claims : [];
}

function witness(claim: Claim, era: Era, { states, looked }: WireOptions): Omit<Claimed, 'taken'> {
  const logs = states().map((state) => state.logs[claim.conversation_id]?.entries ?? []);
  const entries = logs.find((log) => (log.at(-1)?.seq ?? 0) >= claim.up_to_seq) ?? logs[0] ?? [];
  const messages = entries.filter(({ kind, seq }) => kind === 'message' && seq <= claim.up_to_seq);
  return {
    ...claim,
    era,
    held_seqs: messages.slice(-held_messages).map(({ seq }) => seq),
    first_seq: entries[0]?.seq ?? Infinity,
    looked_seq: looked(claim.conversation_id),
  };
}

function settled(claim: Omit<Claimed, 'taken'>, outcome: CallOutcome): Claimed {
  if (outcome.kind === 'unclear' || !outcome.ack.ok) return { ...claim, taken: false };
  const { refused = [] } = outcome.ack as { refused?: readonly RefusedClaim[] };
  const isRefused = refused.some(
    ({ conversation_id, kind }) => conversation_id === claim.conversation_id && kind === claim.kind,
  );
  return { ...claim, taken: !isRefused };
}
