import { useLocale, useTranslation } from '../../shared/translation.tsx';
import type { Id, Message, Status } from '@porchlight/protocol';
import { Avatar } from '../../shared/avatar.tsx';
import { PopoverButton } from '../../shared/overlays/popover-button.tsx';
import { TickMark } from '../../shared/tick-mark.tsx';
import { timeOfDay } from '../../shared/times.ts';
import { useAgent } from '../../shared/use-agents.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { Bubble, type BubbleTone } from './bubble.tsx';
import { MessageDetails } from './message-details.tsx';

interface MessageLineProps {
  readonly message: Message;
  readonly status: Status;
  readonly first: boolean;
  readonly last: boolean;
  readonly contact_id: Id;
  readonly name: string;
}

/** A message that is on the server. */
export function MessageLine({ message, status, first, last, contact_id, name }: MessageLineProps) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { author } = message;
  const colleague = useAgent(author.kind === 'agent' ? author.id : null);
  const called = author.kind === 'visitor' ? name : (colleague?.name ?? t('thread.former_agent'));
  const mine = author.id === agent.id;
  return (
    <Bubble
      tone={toneOf(message)}
      text={message.text}
      first={first}
      last={last}
      author={mine ? t('thread.you') : called}
      face={
        mine ? undefined : (
          <Face
            id={author.kind === 'visitor' ? contact_id : author.id}
            name={called}
            shown={last}
          />
        )
      }
      foot={<Foot message={message} status={status} name={name} />}
    />
  );
}

function toneOf({ author, internal }: Message): BubbleTone {
  if (internal) return 'note';
  return author.kind === 'visitor' ? 'visitor' : 'team';
}

function Face({ id, name, shown }: { id: Id; name: string; shown: boolean }) {
  return shown ? <Avatar id={id} name={name} size="sm" /> : <span className="size-7 shrink-0" />;
}

function Foot({ message, status, name }: { message: Message; status: Status; name: string }) {
  const { t } = useTranslation();
  const time = timeOfDay(useLocale(), message.at);
  const ticked = message.author.kind === 'agent' && !message.internal;
  const label = ticked
    ? t('details.open', { status: t(`status.${status}`), time })
    : t('details.open_plain', { time });
  return (
    <PopoverButton
      title={t('details.title')}
      content={<MessageDetails message={message} name={name} />}
    >
      {(trigger) => (
        <button
          type="button"
          {...trigger}
          aria-label={label}
          className="calm ms-auto flex h-6 shrink-0 items-center gap-1 rounded-sm px-1 text-xs text-tick hover:text-text"
        >
          <time dateTime={message.at}>{time}</time>
          {ticked && <TickMark status={status} />}
        </button>
      )}
    </PopoverButton>
  );
}
