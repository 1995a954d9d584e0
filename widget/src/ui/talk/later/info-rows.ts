import type { LineSteps, MessageLine, Step } from '@porchlight/client';
import type { TickStatus } from '@porchlight/design';
import type { AgentProfile, Id, Moment } from '@porchlight/protocol';
import type { LaterKey } from './use-later-words.ts';

/** One step of a message, in words to be. */
export interface InfoRow {
  /** Null for what is no step on a message's way. */
  readonly tick: TickStatus | null;
  readonly label: LaterKey;
  /** Stands in the label. */
  readonly name?: string;
  readonly reached: boolean;
  readonly at: Moment | null;
  /** Stands where there is no time, or below it. */
  readonly note?: LaterKey;
}

/** The rows for a message of the visitor's own, or of an agent. */
export function infoRows(
  line: MessageLine,
  steps: LineSteps,
  agentOf: (id: Id) => AgentProfile | undefined,
): readonly InfoRow[] {
  const { written_at } = steps;
  const author = line.kind === 'message' ? agentOf(line.message.author.id) : undefined;
  const own = line.kind === 'outgoing' || line.message.author.kind === 'visitor';
  const reader = steps.read_by === null ? undefined : agentOf(steps.read_by.id);
  const rows: InfoRow[] = [];
  if (written_at !== null) {
    const note = 'own_clock';
    rows.push({ tick: 'pending', label: 'written', reached: true, at: written_at, note });
  }
  if (line.status === 'failed') {
    return [...rows, { tick: 'failed', label: 'failed', reached: true, at: null }];
  }
  const recalled_at = line.kind === 'message' ? line.message.recalled_at : null;
  const edited_at = line.kind === 'message' ? line.message.edited_at : undefined;
  const edited = { tick: null, label: 'edited', reached: true, at: edited_at ?? null } as const;
  const removed = { tick: null, label: 'removed', reached: true, at: recalled_at } as const;
  return [
    ...rows,
    named(
      row('sent', steps.sent, 'sent', isUnclear(line) ? 'unclear' : 'not_yet'),
      author,
      'sent_by',
    ),
    row('delivered', steps.delivered, own ? 'delivered' : 'delivered_you'),
    named(row('read', steps.read, own ? 'read' : 'read_you'), reader, 'read_by'),
    ...(edited_at === undefined ? [] : [edited]),
    ...(recalled_at === null ? [] : [removed]),
  ];
}

function row(tick: TickStatus, step: Step, label: LaterKey, until: LaterKey = 'not_yet'): InfoRow {
  if (step.kind === 'ahead') return { tick, label, reached: false, at: null, note: until };
  const { at } = step;
  return { tick, label, reached: true, at, ...(at === null && { note: 'time_unknown' }) };
}

function named(of: InfoRow, who: AgentProfile | undefined, label: LaterKey): InfoRow {
  return who === undefined ? of : { ...of, label, name: who.name };
}

function isUnclear(line: MessageLine): boolean {
  return line.kind === 'outgoing' && line.message.state.kind === 'unclear';
}
