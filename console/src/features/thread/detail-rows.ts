import type { LineSteps, MessageLine, Step } from '@porchlight/client';
import type { Delivery, Moment, Status } from '@porchlight/protocol';
import type { Translate } from '../../shared/translate.ts';

/** One step of a message, in words. */
export interface DetailRow {
  /** Null for what is no step on a message's way. */
  readonly status: Status | null;
  readonly label: string;
  readonly reached: boolean;
  readonly at: Moment | null;
  /** Stands where there is no time, or below it. */
  readonly note?: string;
}

/** What the people are called who had a hand in it. */
export interface DetailNames {
  readonly contact: string;
  readonly author: string;
  /** True where it is oneself who wrote, or who read first. */
  readonly mine: boolean;
  readonly read_by_me: boolean;
  /** The agent who read it first; undefined for one who is not known (any more). */
  readonly reader: string | undefined;
}

/** The rows of a message's details, from the writing to the reading. */
export function detailRows(
  t: Translate,
  line: MessageLine,
  steps: LineSteps,
  names: DetailNames,
): readonly DetailRow[] {
  if (line.kind === 'outgoing' && line.status === 'failed') {
    return [...written(t, steps), { ...lone(t('about.failed')), status: 'failed' }];
  }
  return [...written(t, steps), ...way(t, line, steps, names), ...changed(t, line)];
}

function way(t: Translate, line: MessageLine, steps: LineSteps, names: DetailNames): DetailRow[] {
  const { message } = line;
  if (message.internal === true) return [added(t, steps, names)];
  if ('status' in message && message.status !== undefined) {
    const { status, external_error = null, attempt = 1 } = message;
    // Sent is what the provider does with it.
    const accepted = { ...lone(writtenLabel(t, names)), at: message.at };
    return [accepted, provided(t, { status, external_error, attempt })];
  }
  const ours = line.kind === 'outgoing' || line.message.author.kind === 'agent';
  const unclear = line.kind === 'outgoing' && line.message.state.kind === 'unclear';
  const { contact: name } = names;
  return [
    row(t, 'sent', steps.sent, sentLabel(t, names), unclear ? t('about.unclear') : undefined),
    row(
      t,
      'delivered',
      steps.delivered,
      ours ? t('about.delivered', { name }) : t('about.delivered_team'),
    ),
    row(t, 'read', steps.read, ours ? t('about.read', { name }) : teamReadLabel(t, names)),
  ];
}

function written(t: Translate, { written_at }: LineSteps): DetailRow[] {
  if (written_at === null) return [];
  const note = t('about.own_clock');
  return [{ ...lone(t('about.written_at')), status: 'pending', at: written_at, note }];
}

function added(t: Translate, { sent }: LineSteps, names: DetailNames): DetailRow {
  return row(t, 'sent', sent, writtenLabel(t, names));
}

/** The times of its changes stand beside those of its steps: one sees what was read before and after. */
function changed(t: Translate, { kind, message }: MessageLine): DetailRow[] {
  if (kind === 'outgoing') return [];
  const { edited_at, recalled_at } = message;
  return [
    ...(edited_at === undefined ? [] : [{ ...lone(t('change.edited')), at: edited_at }]),
    ...(recalled_at === null ? [] : [{ ...lone(t('about.removed')), at: recalled_at }]),
  ];
}

/** The one state that a provider has told last. */
function provided(t: Translate, { status, external_error, attempt }: Delivery): DetailRow {
  const why = external_error === 'timeout' ? t('carrier.timeout') : external_error;
  const notes = [why, attempt > 1 ? t('carrier.attempt', { count: attempt }) : null];
  const note = notes.filter((each) => each !== null && each !== '').join(' · ');
  const row = { ...lone(t(`carrier.${status}`)), status };
  return note === '' ? row : { ...row, note };
}

function writtenLabel(t: Translate, { mine, author }: DetailNames): string {
  return mine ? t('about.written_you') : t('about.written', { name: author });
}

function sentLabel(t: Translate, { mine, author }: DetailNames): string {
  return mine ? t('about.sent_by_you') : t('about.sent_by', { name: author });
}

function teamReadLabel(t: Translate, { read_by_me, reader }: DetailNames): string {
  if (read_by_me) return t('about.read_you');
  return reader === undefined ? t('about.read_team') : t('about.read', { name: reader });
}

function row(
  t: Translate,
  status: Status,
  step: Step,
  label: string,
  until = t('about.not_yet'),
): DetailRow {
  if (step.kind === 'ahead') return { status, label, reached: false, at: null, note: until };
  const reached = { status, label, reached: true, at: step.at };
  return step.at === null ? { ...reached, note: t('about.time_unknown') } : reached;
}

function lone(label: string): DetailRow {
  return { status: null, label, reached: true, at: null };
}
