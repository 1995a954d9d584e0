import { useTranslation } from '../../shared/translation.tsx';
import { alertIcon, wifiOffIcon } from '@porchlight/design';
import type { DraftKind } from '@porchlight/client';
import type { Conversation, Id } from '@porchlight/protocol';
import { useRef, useState } from 'react';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { useShortcut } from '../../shared/shortcuts.ts';
import { useContactName } from '../../shared/use-contact-name.ts';
import { useLive } from '../../shared/workspace.ts';
import { BackButton } from './back-button.tsx';
import { Composer, type ComposerHandle } from './composer.tsx';
import { ThreadHeader } from './thread-header.tsx';
import { ThreadSkeleton } from './thread-skeleton.tsx';
import { Timeline } from './timeline.tsx';
import { TypingLine } from './typing-line.tsx';
import { useBackToUnread } from './use-back-to-unread.ts';
import { useOpened } from './use-opened.ts';

interface ThreadProps {
  readonly conversation_id: Id;
  /** False while something else covers the thread: then nothing in it counts as read. */
  readonly uncovered: boolean;
  readonly onBack: () => void;
  readonly onShowContact: () => void;
}

/** A conversation: its header, its messages, and the place to write. Give it the conversation's id as key. */
export function Thread({ conversation_id, ...rest }: ThreadProps) {
  const { t } = useTranslation();
  const opened = useOpened(conversation_id);
  const conversation = useLive((state) => state.conversations[conversation_id]);
  const known = useLive((state) => state.logs[conversation_id] !== undefined);
  const { here, gap } = useBackToUnread(conversation_id, known);
  if (conversation !== undefined && known && here)
    return <OpenThread conversation={conversation} {...rest} uncovered={rest.uncovered && !gap} />;
  if (opened.kind === 'opening') return <ThreadSkeleton onBack={rest.onBack} />;
  return (
    <>
      <div className="flex h-16 shrink-0 items-center border-b border-line px-3 tablet:hidden">
        <BackButton onBack={rest.onBack} />
      </div>
      {opened.kind === 'failed' ? (
        <FailedState title={t('thread.failed')} error={opened.error} retry={opened.retry} />
      ) : (
        <div role="alert" className="m-auto">
          <EmptyState
            icon={opened.kind === 'away' ? wifiOffIcon : alertIcon}
            title={t(`thread.${opened.kind}`)}
            lead={t(`thread.${opened.kind}_lead`)}
          />
        </div>
      )}
    </>
  );
}

type OpenThreadProps = Omit<ThreadProps, 'conversation_id'> & {
  readonly conversation: Conversation;
};

function OpenThread({ conversation, uncovered, onBack, onShowContact }: OpenThreadProps) {
  const { t } = useTranslation();
  const name = useContactName(conversation.contact_id);
  const [kind, setKind] = useState<DraftKind>('reply');
  const composer = useRef<ComposerHandle>(null);
  const write = (wished: DraftKind) => {
    setKind(wished);
    composer.current?.focus();
  };
  useShortcut('reply', () => write('reply'));
  useShortcut('note', () => write('note'));
  return (
    <section aria-label={t('thread.label', { name })} className="flex min-h-0 flex-1 flex-col">
      <ThreadHeader
        conversation={conversation}
        name={name}
        onBack={onBack}
        onShowContact={onShowContact}
      />
      <Timeline
        conversation={conversation}
        name={name}
        uncovered={uncovered}
        onReply={(line) => composer.current?.answer(line)}
      />
      <TypingLine conversation_id={conversation.id} contact_id={conversation.contact_id} />
      {conversation.erased_at === undefined && (
        <Composer
          ref={composer}
          conversation_id={conversation.id}
          name={name}
          kind={kind}
          onKind={setKind}
        />
      )}
    </section>
  );
}
