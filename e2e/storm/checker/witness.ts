import { timelineOf, type ChatState, type TimelineLine } from '@porchlight/client';
import type { Id, LogEntry } from '@porchlight/protocol';
import type { Era, Seen, Sight } from '../history.ts';

/** Looks over a person's shoulder, at every change of what is on screen in one tab. */
export interface Witness {
  readonly sights: readonly Sight[];
  readonly look: (state: ChatState) => void;
}

interface Memory {
  /** The rank that each message has been seen with. */
  readonly ranks: Map<Id, number>;
  counts: Readonly<Record<string, number>>;
  /** What the last look was at; the same again needs no other. */
  view: readonly unknown[];
}

const rank = { failed: 0, pending: 0, sent: 1, delivered: 2, read: 3 } as const;
const counted = [
  'head',
  'visitor_delivered_seq',
  'visitor_read_seq',
  'agent_delivered_seq',
  'agent_read_seq',
  'visitor_count',
  'agent_count',
  'visitor_read_count',
  'agent_read_count',
] as const;

/** How many lines at the end are looked at each time; the whole log is judged when the storm is over. */
const last_lines = 120;

/**
 * A person's witness. Nothing may ever fall, with one exception: after the database was put back to an older copy, what is
 * shown of a conversation's history may fall once, and so may each message on its way out: that it was lost is told of
 * each when it is sent again, and a tab that was frozen may hear of that before it hears of the new history. `seen` is what this person's tabs have seen together: one that has not heard of a restore
 * shows to others what was there before. `heard` is the era of what comes now: a tab that was frozen hears it late.
 */
export function createWitness(era: () => Era, seen = new Map<Id, Seen>(), heard = era): Witness {
  const sights: Sight[] = [];
  const memories = new Map<Id, Memory>();
  const forgiven = new Map<Id, Era>();
  let outbox: ChatState['outbox'] = [];

  /**
   * True once for each restore and each thing: a conversation, or a message on its way out. A tab that was frozen through
   * several hears of them one after another.
   */
  function mayFall(id: Id): boolean {
    const restore = Math.max(1, heard(), (forgiven.get(id) ?? 0) + 1);
    if (restore > era()) return false;
    forgiven.set(id, restore);
    return true;
  }

  /** Then what is remembered of a conversation counts no more. */
  function forgive(id: Id): boolean {
    return mayFall(id) && memories.delete(id);
  }

  function noteSeen(entries: readonly LogEntry[]): void {
    for (const entry of entries.slice(-last_lines)) {
      if (entry.kind !== 'message' || seen.has(entry.message.id)) continue;
      seen.set(entry.message.id, { id: entry.message.id, seq: entry.seq, era: heard() });
    }
  }

  function tell(what: Sight['what'], conversation_id: Id, detail: string): void {
    const when = `era ${era()}, heard of ${heard()}, last forgiven ${forgiven.get(conversation_id)}`;
    sights.push({ what, conversation_id, detail: `${detail} (${when})`, era: era() });
  }

  function lookAt(id: Id, state: ChatState, again = true): void {
    const memory = memories.get(id) ?? { ranks: new Map(), counts: {}, view: [] };
    const view = [state.conversations[id], state.logs[id]?.entries, state.outbox];
    if (view.every((thing, index) => thing === memory.view[index])) return;
    memories.set(id, memory);
    memory.view = view;
    noteSeen(state.logs[id]?.entries ?? []);
    const faults = [
      ...countFaults(id, state, memory),
      ...lineFaults(id, state, memory, {
        wasReset: (forgiven.get(id) ?? -1) >= heard(),
        mayFall,
      }),
    ];
    if (faults.length === 0) return;
    const fell = faults.some(([what]) => what === 'a status fell' || what === 'a log fell back');
    if (again && fell && forgive(id)) return lookAt(id, state, false);
    for (const [what, detail] of faults) tell(what, id, detail);
  }

  function look(state: ChatState): void {
    for (const id of memories.keys()) {
      if (id in state.conversations || !hasCounts(memories.get(id))) continue;
      if (!forgive(id)) tell('a log fell back', id, 'it is gone');
      memories.delete(id);
    }
    const changed = new Set(Object.keys(state.conversations));
    if (state.outbox !== outbox)
      for (const message of state.outbox) changed.add(message.conversation_id);
    outbox = state.outbox;
    for (const id of changed) lookAt(id, state);
  }

  return {
    sights,
    look,
  };
}

type Fault = readonly [Sight['what'], string];

function hasCounts(memory: Memory | undefined): boolean {
  return memory !== undefined && Object.keys(memory.counts).length > 0;
}

function countFaults(id: Id, state: ChatState, memory: Memory): readonly Fault[] {
  const summary = state.conversations[id];
  if (summary === undefined) return [];
  const before = memory.counts;
  memory.counts = Object.fromEntries(counted.map((key) => [key, summary[key]]));
  return counted
    .filter((key) => summary[key] < (before[key] ?? 0))
    .map((key) => ['a log fell back', `${key} from ${before[key]} to ${summary[key]}`]);
}

interface Forgiveness {
  /** The conversation has fallen with the last restore that was heard of. */
  readonly wasReset: boolean;
  readonly mayFall: (message_id: Id) => boolean;
}

function lineFaults(
  id: Id,
  state: ChatState,
  memory: Memory,
  forgiveness: Forgiveness,
): readonly Fault[] {
  const lines = timelineOf(state, id).slice(-last_lines);
  const keys = new Set<Id>();
  const faults: Fault[] = [];
  let last_seq = 0;
  for (const line of lines) {
    if (keys.has(line.key)) faults.push(['shown twice', line.key]);
    keys.add(line.key);
    const seq = seqOf(line);
    if (seq <= last_seq) faults.push(['out of order', `${seq} after ${last_seq}`]);
    last_seq = Math.max(last_seq, seq === Infinity ? last_seq : seq);
    if (line.kind !== 'activity') faults.push(...fallOf(line, memory.ranks, forgiveness));
  }
  return faults;
}

/** What is below the log has no place in it yet. */
function seqOf(line: TimelineLine): number {
  if (line.kind === 'outgoing') return Infinity;
  return line.kind === 'message' ? line.message.seq : line.event.seq;
}

function fallOf(
  line: Extract<TimelineLine, { status: unknown }>,
  ranks: Map<Id, number>,
  { wasReset, mayFall }: Forgiveness,
): readonly Fault[] {
  const before = ranks.get(line.key) ?? 0;
  const now = rank[line.status];
  ranks.set(line.key, now);
  // Lost with the disk it was on, and now its conversation is not there any more.
  const isLost = wasReset && before === rank.sent && line.status === 'failed';
  if (now >= before || isLost || (line.kind === 'outgoing' && mayFall(line.key))) return [];
  return [['a status fell', `${line.key} from rank ${before} to ${line.status}`]];
}
