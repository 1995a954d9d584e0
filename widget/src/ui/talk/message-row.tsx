import type { MessageLine } from '@porchlight/client';
import type { AgentProfile, Id } from '@porchlight/protocol';
import { Avatar } from '../avatar.tsx';
import { Tick } from './tick.tsx';
import { RichText } from './rich-text.tsx';
import type { PanelClient } from '../panel-client.ts';
import type { Extras } from '../use-extras.ts';
import { Quote } from './quote.tsx';
import type { FilesPart } from '../use-files.ts';
import { hasFiles, shownText } from './shown-text.ts';
import { momentOf, type Row } from './timeline-rows.ts';
import { UnsentActions, type UnsentActionsProps } from './unsent-actions.tsx';
import { useWords } from '../words-context.ts';

export interface MessageRowProps extends Omit<UnsentActionsProps, 'message'> {
  readonly client: PanelClient;
  readonly row: Extract<Row, { kind: 'message' }>;
  /** The agent's profile by id; undefined for one who is not known (any more). */
  readonly agentOf: (id: Id) => AgentProfile | undefined;
  /** The message with this id, if it is here. */
  readonly lineOf: (id: Id) => MessageLine | undefined;
  /** The part for files, once it is there. */
  readonly files: FilesPart | null | undefined;
  /** Shows what a message asks, once it is there. */
  readonly extras: Extras | undefined;
  /** The messages by which others were answered, by the others' ids. */
  readonly answers: ReadonlyMap<Id, MessageLine>;
  /** Leads to a message. */
  readonly onJump: (id: Id) => void;
  /** Somebody wants to know more about a message. */
  readonly onInfo: (id: Id) => void;
}

/** One message. Its time opens what is known of its way; the visitor's own carry a tick there. */
export function MessageRow(props: MessageRowProps) {
  const { client, later } = props;
  const { line, own, first, last } = props.row;
  const { t } = useWords();
  const agent = own ? undefined : authorOf(line, props.agentOf);
  const stage = line.kind === 'outgoing' ? ` ${line.message.state.kind}` : '';
  const place = `message ${own ? 'own' : 'other'}${first ? ' first' : ''}${last ? ' last' : ''}`;
  return (
    <div
      className={place + stage}
      data-key={line.key}
      data-seq={line.kind === 'message' ? line.message.seq : undefined}
    >
      {!own && last && agent && <Avatar agent={agent} />}
      {!own && first && <p className="author">{agent?.name ?? t('team')}</p>}
      {own && first && <span className="hidden">{t('you')}</span>}
      <Bubble {...props} />
      {line.kind === 'outgoing' ? (
        <UnsentActions {...props} message={line.message} />
      ) : (
        later && line.change && <later.ChangeNote client={client} of={line.key} {...line.change} />
      )}
    </div>
  );
}

function Bubble(props: MessageRowProps) {
  const { agentOf, lineOf, onJump, onInfo, extras, client, files } = props;
  const { line, own } = props.row;
  const { reply_to, rich, id } = line.message;
  const { t, time: timeOf } = useWords();
  const at = momentOf(line);
  const { text, edited } = shownText(line);
  const time = edited ? `${t('edited')} ${timeOf(at)}` : timeOf(at);
  const removed = text === null;
  const unclear = line.kind === 'outgoing' && line.message.state.kind === 'unclear';
  const ticked = own && !removed;
  const status = t(unclear ? 'not_yet' : line.status);
  return (
    <div className={removed ? 'bubble removed' : 'bubble'} dir="auto">
      {reply_to && (
        <Quote line={lineOf(reply_to)} agentOf={agentOf} onJump={() => onJump(reply_to)} />
      )}
      {!removed && hasFiles(line) && files && (
        <files.part.MessageFiles desk={files.desk} line={line} />
      )}
      <div className="text">{removed ? <p>{t('removed')}</p> : <RichText text={text} />}</div>
      {extras && rich && !removed && (
        <extras.RichControls
          client={client}
          message={line.message}
          rich={rich}
          answered={props.answers.get(id)}
        />
      )}
      <button
        type="button"
        className="meta"
        aria-haspopup="dialog"
        aria-label={ticked ? t('info', { status, time }) : t('info_plain', { time })}
        onClick={() => onInfo(line.key)}
      >
        <time dir="auto" dateTime={at}>
          {time}
        </time>
        {ticked && <Tick status={line.status} />}
      </button>
    </div>
  );
}

function authorOf(line: MessageLine, agentOf: MessageRowProps['agentOf']) {
  return line.kind === 'message' ? agentOf(line.message.author.id) : undefined;
}
