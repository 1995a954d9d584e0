import type { OutgoingMessage } from '@porchlight/client';
import { alertIcon } from '@porchlight/design';
import type { WireError } from '@porchlight/protocol';
import { useState } from 'react';
import { Icon } from '../../drawing.tsx';
import type { UnsentActionsProps } from '../unsent-actions.tsx';
import { type LaterKey, useLaterWords } from './use-later-words.ts';

export interface FailedActionsProps extends Omit<UnsentActionsProps, 'onCancel' | 'later'> {
  readonly error: WireError;
}

/** Why the server refused a message, in plain words, and what can be done about it. */
export function FailedActions({ message, error, onRetry, onEdit, onDelete }: FailedActionsProps) {
  const { t } = useLaterWords();
  const [copied, setCopied] = useState(false);
  const button = (label: LaterKey, run: () => void) => (
    <button type="button" className="text-button" onClick={run}>
      {t(label)}
    </button>
  );
  return (
    <div className="unsent">
      <Icon path={alertIcon} />
      <p role="alert">{t('failed_because', { reason: t(reasonKey(error, message)) })}</p>
      {button('retry', () => onRetry(message))}
      {button('edit', () => onEdit(message))}
      {message.text !== '' &&
        button(copied ? 'copied' : 'copy', () => setCopied(copy(message.text)))}
      {button('delete', () => onDelete(message))}
    </div>
  );
}

// By the old way: the new one needs a permission that a website would have to give our frame.
function copy(text: string): boolean {
  const answer = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  addEventListener('copy', answer);
  const done = document.execCommand('copy');
  removeEventListener('copy', answer);
  return done;
}

function reasonKey({ code }: WireError, { files }: OutgoingMessage): LaterKey {
  // Of files the part that shows them says more.
  if (files) return 'refused';
  if (code === 'too_large') return code;
  return code === 'not_found' || code === 'forbidden' ? 'gone' : 'refused';
}
