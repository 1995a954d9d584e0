import { useTranslation } from '../../shared/translation.tsx';
import type { OutgoingMessage, TimelineLine } from '@porchlight/client';
import { clockIcon } from '@porchlight/design';
import { Icon } from '../../shared/icon.tsx';
import { useWorkspace } from '../../shared/workspace.ts';
import { Bubble } from './bubble.tsx';
import { Answered } from './answered.tsx';
import { BelowButton } from './below-button.tsx';
import { loadFiles, MessageFiles } from './files-slot.tsx';
import { MessageFoot } from './message-foot.tsx';
import { OutgoingFailure } from './trouble-slot.ts';
import { giveWordsBack } from './words-back.ts';

interface OutgoingLineProps {
  readonly line: Extract<TimelineLine, { kind: 'outgoing' }>;
  readonly first: boolean;
  readonly last: boolean;
  /** What the contact is called. */
  readonly name: string;
}

/** A message on its way out. It looks as it will look, unless it is unclear whether it is there, or was refused. */
export function OutgoingLine({ line, first, last, name }: OutgoingLineProps) {
  const { t } = useTranslation();
  const { message } = line;
  const { kind } = message.state;
  return (
    <Bubble
      tone={message.internal ? 'note' : 'team'}
      state={kind === 'failed' || kind === 'unclear' ? kind : 'sound'}
      quote={message.reply_to && <Answered by={message} id={message.reply_to} name={name} />}
      files={<MessageFiles line={line} />}
      text={message.text}
      first={first}
      last={last}
      author={t('thread.you')}
      foot={<MessageFoot line={line} name={name} />}
    >
      <Below message={message} />
    </Bubble>
  );
}

/** What stands below it: why it is still here, and what can be done. */
function Below({ message }: { readonly message: OutgoingMessage }) {
  const { t } = useTranslation();
  const { client } = useWorkspace();
  // What the server has already, it recalls.
  const takeBack = async () => {
    const text = await client.cancel(message.id);
    if (text === undefined) return;
    const { conversation_id, internal, reply_to } = message;
    giveWordsBack(client, conversation_id, internal ? 'note' : 'reply', text, reply_to);
    if (message.files) void (await loadFiles()).takeBack(client, message);
  };
  const { state } = message;
  switch (state.kind) {
    case 'acked':
      return null;
    case 'queued':
    case 'sending':
      // After a while only: most messages are gone before anybody could press it.
      return (
        <div className={`${message.files ? '' : 'late'} px-1 pt-1 text-xs`}>
          <BelowButton label={t('outgoing.cancel')} run={() => void takeBack()} />
        </div>
      );
    case 'unclear':
      return (
        <div className="flex flex-wrap items-center justify-end gap-x-1 px-1 pt-1 text-xs">
          <p aria-live="polite" className="flex items-center gap-1 text-warn">
            <Icon path={clockIcon} size={14} />
            {t('outgoing.unclear')}
          </p>
          <BelowButton label={t('outgoing.cancel')} run={() => void takeBack()} />
        </div>
      );
    case 'failed':
      return (
        <OutgoingFailure message={message} error={state.error} onTakeBack={() => void takeBack()} />
      );
  }
}
