import type { Activity, AgentProfile } from '@porchlight/protocol';
import type { Words } from '../../messages/words.ts';
import { MessageRow, type MessageRowProps } from './message-row.tsx';
import { type LaterWords, useLaterWords } from './later/use-later-words.ts';
import type { Row } from './timeline-rows.ts';
import { useWords } from '../words-context.ts';

export type ThreadRowProps = Omit<MessageRowProps, 'row'> & { readonly row: Row };

/** One row of the thread, whatever its kind. */
export function ThreadRow({ row, ...props }: ThreadRowProps) {
  const words = useWords();
  const later = useLaterWords();
  switch (row.kind) {
    case 'message':
      return <MessageRow row={row} {...props} />;
    case 'day':
      return (
        <p className="divider day">
          <time dateTime={row.at}>{words.day(row.at)}</time>
        </p>
      );
    case 'unread':
      return <p className="divider unread">{words.t('new')}</p>;
    case 'activity':
      // What the team has said first, before there was a conversation: no message, and no ticks.
      if (row.event.event_type === 'conversation.created')
        return (
          <div className="message other first last">
            <p className="author">{words.t('team')}</p>
            <div className="bubble" dir="auto">
              <p className="text">{row.event.data.greeting}</p>
            </div>
          </div>
        );
      return (
        <p className="activity" data-seq={row.event.seq}>
          {activityText(row.event, words, later, props.agentOf)}{' '}
          <time>{words.time(row.event.timestamp)}</time>
        </p>
      );
  }
}

function activityText(
  event: Activity,
  words: Words,
  { t }: LaterWords,
  agentOf: (id: string) => AgentProfile | undefined,
): string {
  if (event.event_type === 'conversation.assigned') {
    return t('joined', { name: agentOf(event.data.assignee_id ?? '')?.name ?? words.t('team') });
  }
  if (event.event_type !== 'conversation.status_changed') return '';
  const { status, by } = event.data;
  if (status === 'open') return t('reopened');
  const agent = by.kind === 'agent' ? agentOf(by.id) : undefined;
  return agent ? t('resolved_by', { name: agent.name }) : t('resolved');
}
