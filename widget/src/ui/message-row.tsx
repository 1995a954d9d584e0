import type { OutgoingMessage } from '@porchlight/client';
import type { AgentProfile, MessageSteps } from '@porchlight/protocol';
import { useId, useState } from 'react';
import { Avatar } from './avatar.tsx';
import { Tick } from './drawing.tsx';
import { LinkedText } from './linked-text.tsx';
import { MessageTimes } from './message-times.tsx';
import { momentOf, type MessageLine, type Row } from './timeline-rows.ts';
import { UnsentActions } from './unsent-actions.tsx';
import { useWords } from './words-context.ts';

export interface MessageRowProps {
  readonly row: Extract<Row, { kind: 'message' }>;
  /** The agent's profile by id; undefined for one who is not known (any more). */
  readonly agentOf: (id: string) => AgentProfile | undefined;
  readonly stepsOf: (line: MessageLine) => MessageSteps | null;
  readonly onRetry: (message: OutgoingMessage) => void;
  readonly onEdit: (message: OutgoingMessage) => void;
  readonly onDelete: (message: OutgoingMessage) => void;
}

/** One message. The visitor's own carry a tick, which opens the times of its steps. */
export function MessageRow(props: MessageRowProps) {
  const { line, own, first, last } = props.row;
  const { t, time } = useWords();
  const at = momentOf(line);
  const agent = own ? undefined : authorOf(line, props.agentOf);
  const place = `message ${own ? 'own' : 'other'}${first ? ' first' : ''}${last ? ' last' : ''}`;
  return (
    <div className={place} data-seq={line.kind === 'message' ? line.message.seq : undefined}>
      {!own && last && agent && <Avatar agent={agent} />}
      {!own && first && <p className="author">{agent?.name ?? t('team')}</p>}
      {own && first && <span className="hidden">{t('you')}</span>}
      <Bubble line={line} at={at} time={time(at)} {...props} />
      {line.kind === 'outgoing' && (
        <UnsentActions
          message={line.message}
          onRetry={props.onRetry}
          onEdit={props.onEdit}
          onDelete={props.onDelete}
        />
      )}
    </div>
  );
}

interface BubbleProps extends MessageRowProps {
  readonly line: MessageLine;
  readonly at: string;
  readonly time: string;
}

function Bubble({ row, line, at, time, stepsOf, agentOf }: BubbleProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const steps = open ? stepsOf(line) : null;
  const reader = steps?.read_by ? agentOf(steps.read_by.id)?.name : undefined;
  const status = t(line.status);
  return (
    <>
      <div className="bubble" dir="auto">
        <span>
          <LinkedText text={line.message.text} />
        </span>
        {row.own ? (
          <button
            type="button"
            className="meta"
            aria-expanded={open}
            aria-controls={id}
            aria-label={t('times', { status, time })}
            onClick={() => setOpen(!open)}
          >
            <time dateTime={at}>{time}</time>
            <Tick status={line.status} />
          </button>
        ) : (
          <time className="meta" dateTime={at}>
            {time}
          </time>
        )}
      </div>
      {steps && <MessageTimes id={id} steps={steps} reader={reader ?? t('team')} />}
    </>
  );
}

function authorOf(line: MessageLine, agentOf: MessageRowProps['agentOf']) {
  return line.kind === 'message' ? agentOf(line.message.author.id) : undefined;
}
