import type { MessageLine } from '@porchlight/client';
import type { AgentProfile, Id } from '@porchlight/protocol';
import { Avatar } from './avatar.tsx';
import { Tick } from './drawing.tsx';
import { LinkedText } from './linked-text.tsx';
import { momentOf, type Row } from './timeline-rows.ts';
import { UnsentActions, type UnsentActionsProps } from './unsent-actions.tsx';
import { useWords } from './words-context.ts';

export interface MessageRowProps extends Omit<UnsentActionsProps, 'message'> {
  readonly row: Extract<Row, { kind: 'message' }>;
  /** The agent's profile by id; undefined for one who is not known (any more). */
  readonly agentOf: (id: Id) => AgentProfile | undefined;
  /** Somebody wants to know more about a message. */
  readonly onInfo: (id: Id) => void;
}

/** One message. Its time opens what is known of its way; the visitor's own carry a tick there. */
export function MessageRow(props: MessageRowProps) {
  const { line, own, first, last } = props.row;
  const { t } = useWords();
  const agent = own ? undefined : authorOf(line, props.agentOf);
  const stage = line.kind === 'outgoing' ? ` ${line.message.state.kind}` : '';
  const place = `message ${own ? 'own' : 'other'}${first ? ' first' : ''}${last ? ' last' : ''}`;
  return (
    <div
      className={place + stage}
      data-seq={line.kind === 'message' ? line.message.seq : undefined}
    >
      {!own && last && agent && <Avatar agent={agent} />}
      {!own && first && <p className="author">{agent?.name ?? t('team')}</p>}
      {own && first && <span className="hidden">{t('you')}</span>}
      <Bubble {...props} />
      {line.kind === 'outgoing' && <UnsentActions {...props} message={line.message} />}
    </div>
  );
}

function Bubble({ row: { line, own }, onInfo }: MessageRowProps) {
  const { t, time: timeOf } = useWords();
  const at = momentOf(line);
  const time = timeOf(at);
  const removed = line.kind === 'message' && line.message.recalled_at !== null;
  const unclear = line.kind === 'outgoing' && line.message.state.kind === 'unclear';
  const ticked = own && !removed;
  const status = t(unclear ? 'not_yet' : line.status);
  return (
    <div className={removed ? 'bubble removed' : 'bubble'} dir="auto">
      <span>{removed ? t('removed') : <LinkedText text={line.message.text} />}</span>
      <button
        type="button"
        className="meta"
        aria-haspopup="dialog"
        aria-label={ticked ? t('info', { status, time }) : t('info_plain', { time })}
        onClick={() => onInfo(line.key)}
      >
        <time dateTime={at}>{time}</time>
        {ticked && <Tick status={line.status} />}
      </button>
    </div>
  );
}

function authorOf(line: MessageLine, agentOf: MessageRowProps['agentOf']) {
  return line.kind === 'message' ? agentOf(line.message.author.id) : undefined;
}
