import type { OutgoingMessage } from '@porchlight/client';
import type { WireError } from '@porchlight/protocol';
import type { MessageKey } from '../messages/translate.ts';
import { useWords } from './words-context.ts';

export interface UnsentActionsProps {
  readonly message: OutgoingMessage;
  readonly onRetry: (message: OutgoingMessage) => void;
  readonly onEdit: (message: OutgoingMessage) => void;
  readonly onDelete: (message: OutgoingMessage) => void;
}

/** Why a message has not gone out, in plain words, and what can be done about it. Nothing while it is on its way. */
export function UnsentActions({ message, onRetry, onEdit, onDelete }: UnsentActionsProps) {
  const { t } = useWords();
  const { state } = message;
  if (state.kind === 'unclear') {
    return <p className="unsent">{t('unclear')}</p>;
  }
  if (state.kind !== 'failed') return null;
  return (
    <div className="unsent failed">
      <p role="alert">{t('failed_because', { reason: t(reasonKey(state.error)) })}</p>
      <button type="button" className="text-button" onClick={() => onRetry(message)}>
        {t('retry')}
      </button>
      <button type="button" className="text-button" onClick={() => onEdit(message)}>
        {t('edit')}
      </button>
      <button type="button" className="text-button" onClick={() => onDelete(message)}>
        {t('delete')}
      </button>
    </div>
  );
}

function reasonKey({ code }: WireError): MessageKey {
  if (code === 'too_large') return code;
  return code === 'not_found' || code === 'forbidden' ? 'gone' : 'refused_message';
}
