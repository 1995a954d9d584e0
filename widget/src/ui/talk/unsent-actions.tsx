import type { OutgoingMessage } from '@porchlight/client';
import { clockIcon } from '@porchlight/design';
import { Icon } from '../drawing.tsx';
import type { Later } from './use-later.ts';
import { useWords } from '../words-context.ts';

export interface UnsentActionsProps {
  readonly message: OutgoingMessage;
  /** Undefined until it has been fetched. */
  readonly later: Later | undefined;
  readonly onRetry: (message: OutgoingMessage) => void;
  readonly onEdit: (message: OutgoingMessage) => void;
  readonly onDelete: (message: OutgoingMessage) => void;
  readonly onCancel: (message: OutgoingMessage) => void;
}

/** Why a message has not gone out, in plain words, and what can be done about it. */
export function UnsentActions({ message, later, onCancel, ...run }: UnsentActionsProps) {
  const { t } = useWords();
  const { state } = message;
  if (state.kind === 'acked') return null;
  if (state.kind === 'failed') {
    return later ? <later.FailedActions message={message} error={state.error} {...run} /> : null;
  }
  const unclear = state.kind === 'unclear';
  return (
    // The way back comes after a while only: most messages are gone before anybody could take it.
    <div className={unclear || message.files ? 'unsent' : 'unsent late'}>
      {unclear && (
        <>
          <Icon path={clockIcon} />
          <output>{t('unclear')}</output>
        </>
      )}
      <button type="button" className="text-button" onClick={() => onCancel(message)}>
        {t('cancel')}
      </button>
    </div>
  );
}
