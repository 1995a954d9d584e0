import {
  conversationForVisitor,
  emptyLog,
  projectConversation,
  projectReceipt,
  createConversation,
  receiptForVisitor,
  type Conversation,
  type ConversationEvent,
  type Id,
  type Party,
  type Receipt,
  type VisitorEvent,
} from '@porchlight/protocol';
import type { PersonRecord, Said, ShownConversation, StormRecord } from '../../history.ts';
import { isInternal } from '../check-chains.ts';

const talk = 'talk';
const mia: Party = { kind: 'visitor', id: 'mia' };
const ada: Party = { kind: 'agent', id: 'ada' };
const at = (second: number): string => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`;

const written: readonly (readonly [Party, string, boolean])[] = [
  [mia, '[mia·1] hello', false],
  [ada, 'good evening', false],
  [ada, 'she sounds cold', true],
  [mia, 'is anybody there?', false],
];

const attached = { id: 'f5', name: 'bill.txt', size: 12 };
const bill = { id: 'f5', size: 12, hash: 'the hash of a bill' };

/** A storm in which everything went well: four messages, one of them a note, one with a file, and four receipts. */
export function createSyntheticStorm(): StormRecord {
  const contact = { id: mia.id, name: null, email: null, created_at: at(0), context: noContext };
  const events: ConversationEvent[] = [
    event(1, 0, 'conversation.created', { number: 1, inbox_id: 'inbox', contact }),
    ...written.map(([author, text, internal], index) => {
      const seq = index + 2;
      const message = {
        id: `m${seq}`,
        conversation_id: talk,
        seq,
        version: seq,
        author,
        text,
        at: at(seq),
        recalled_at: null,
        ...(seq === 5 && { attachments: [{ ...attached, type: 'text/plain' }] }),
      };
      return event(seq, seq - 1, 'message.created', {
        message: internal ? { ...message, internal: true } : message,
      });
    }),
  ];
  const steps = [
    step(1, ada, 'delivered', 2, 0),
    step(2, ada, 'read', 2, 1),
    step(3, mia, 'delivered', 3, 0),
    step(4, ada, 'delivered', 5, 0),
  ];
  const conversation = foldAll(events, steps);
  const open = events
    .filter((one) => !isInternal(one))
    .map((one, index, all) => {
      return { ...one, prev: all[index - 1]?.seq ?? 0 } as VisitorEvent;
    });
  const seen = conversationForVisitor(conversation);
  const placed = [...events, ...steps].map((item, index) => ({ ...item, position: index + 1 }));
  return {
    restores: [],
    removed: [],
    erased: new Set(),
    people: [
      person('Mia', mia, [2, 5], {
        summary: { ...seen },
        log: logOf(
          open,
          steps.map((one) => receiptForVisitor(one, seen.head)),
        ),
      }),
      person('Ada', ada, [3, 4], { summary: { ...conversation }, log: logOf(events, steps) }),
    ],
    truth: {
      feed: placed.map((item) =>
        'event_type' in item ? { event: item } : { receipt: item },
      ) as never,
      agents: { [talk]: { conversation, events, steps } },
      visitors: { [talk]: { conversation: seen, events: open, steps } },
      rows: placed.map(({ position, event_id }) => ({ position, event_id })) as never,
      gone: [],
      dump: JSON.stringify(written),
      messages: written.map(([author, text], index) => {
        return {
          id: `m${index + 2}`,
          seq: index + 2,
          author_id: author.id,
          text,
          at: at(index + 2),
          recalled_at: null,
        };
      }),
      files: {
        rows: [{ id: 'f5', conversation_id: talk, owner_id: mia.id, message_id: 'm5' }],
        shelf: new Set(['f5']),
        given: { agent: new Map([['f5', bill.hash]]), visitor: new Map([['f5', bill.hash]]) },
      },
    },
  };
}

const noContext = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

function event(seq: number, prev: number, event_type: string, data: object): ConversationEvent {
  const envelope = {
    event_id: `e${seq}`,
    timestamp: at(seq),
    account_id: 'house',
    source: 'api',
    schema_version: 1,
  };
  return {
    ...envelope,
    event_type,
    conversation_id: talk,
    seq,
    prev,
    data,
  } as unknown as ConversationEvent;
}

function step(
  nr: number,
  actor: Party,
  kind: Receipt['kind'],
  up_to_seq: number,
  count: number,
): Receipt {
  return {
    event_id: `r${nr}`,
    conversation_id: talk,
    actor,
    kind,
    up_to_seq,
    count,
    at: at(10 + nr),
  };
}

function foldAll(events: readonly ConversationEvent[], steps: readonly Receipt[]): Conversation {
  const [first, ...rest] = events;
  if (first?.event_type !== 'conversation.created')
    throw new Error('a log begins with its creation');
  const after = rest.reduce<Conversation>(projectConversation, createConversation(first, 'house'));
  return steps.reduce(projectReceipt, after);
}

function logOf(
  events: readonly (ConversationEvent | VisitorEvent)[],
  steps: readonly Receipt[],
): ShownConversation['log'] {
  const entries = events.map((one) =>
    one.event_type === 'message.created'
      ? { kind: 'message' as const, seq: one.seq, message: one.data.message }
      : { kind: 'activity' as const, seq: one.seq, event: one as never },
  );
  return { ...emptyLog, head: events.at(-1)?.seq ?? 0, entries, steps };
}

function person(
  name: string,
  party: Party,
  seqs: readonly number[],
  shown: ShownConversation,
): PersonRecord {
  const said = seqs.map((seq): Said => {
    const [, text = '', internal = false] = written[seq - 2] ?? [];
    const sent = { id: `m${seq}`, conversation_id: talk, text, internal, era: 0 };
    return seq === 5 ? { ...sent, files: [bill] } : sent;
  });
  const claim = (kind: Receipt['kind'], up_to_seq: number, held_seqs: readonly number[]) => {
    return {
      conversation_id: talk,
      kind,
      up_to_seq,
      era: 0,
      held_seqs,
      first_seq: 1,
      looked_seq: up_to_seq,
      taken: true,
    };
  };
  const claimed =
    party.kind === 'agent'
      ? [claim('delivered', 2, [2]), claim('read', 2, [2]), claim('delivered', 5, [2, 3, 4, 5])]
      : [claim('delivered', 3, [2, 3])];
  const seen: readonly Id[] = (shown.log?.entries ?? []).flatMap((entry) =>
    entry.kind === 'message' ? entry.message.id : [],
  );
  return {
    name,
    party,
    said,
    begun: said,
    acked: said.map(({ id }) => ({ id, seq: Number(id.slice(1)), era: 0 })),
    left: [],
    refused: [],
    refused_words: [],
    claimed,
    done: [],
    told: [],
    gone: null,
    left_behind: [],
    did: {},
    rated: [],
    seen: seen.map((id) => ({ id, seq: Number(id.slice(1)), era: 0 })),
    sights: [],
    withdrawn: [],
    reworded: [],
    ends: [{ live: true, unsent: [], failed: {}, screen: '', conversations: { [talk]: shown } }],
  };
}
