import type { OutgoingMessage } from '@porchlight/client';
import { alertIcon, clockIcon } from '@porchlight/design';
import type { WireError } from '@porchlight/protocol';
import { useState } from 'react';
import type { MessageKey } from '../messages/translate.ts';
import { Icon } from './drawing.tsx';
import { useWords } from './words-context.ts';

export interface UnsentActionsProps {
  readonly message: OutgoingMessage;
  readonly onRetry: (message: OutgoingMessage) => void;
  readonly onEdit: (message: OutgoingMessage) => void;
  readonly onDelete: (message: OutgoingMessage) => void;
  readonly onCancel: (message: OutgoingMessage) => void;
}

/** Why a message has not gone out, in plain words, and what can be done about it. */
export function UnsentActions({ message, ...run }: UnsentActionsProps) {
  const { t } = useWords();
  const { state } = message;
  const button = (label: MessageKey, press: (message: OutgoingMessage) => void) => (
    <button type="button" className="text-button" onClick={() => press(message)}>
      {t(label)}
    </button>
  );
  switch (state.kind) {
    case 'acked':
      return null;
    case 'queued':
    case 'sending':
      // After a while only: most messages are gone before anybody could press it.
      return <div className="unsent late">{button('cancel', run.onCancel)}</div>;
    case 'unclear':
      return (
        <div className="unsent">
          <Icon path={clockIcon} />
          <output>{t('unclear')}</output>
          {button('cancel', run.onCancel)}
        </div>
      );
    case 'failed':
      return (
        <div className="unsent">
          <Icon path={alertIcon} />
          <p role="alert">{t('failed_because', { reason: t(reasonKey(state.error)) })}</p>
          {button('retry', run.onRetry)}
          {button('edit', run.onEdit)}
          <CopyButton text={message.text} />
          {button('delete', run.onDelete)}
        </div>
      );
  }
}

function CopyButton({ text }: { readonly text: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <button type="button" className="text-button" onClick={() => setCopied(copy(text))}>
      {t(copied ? 'copied' : 'copy')}
    </button>
  );
}

// By the old way: the new one needs a permission that a website would have to give our frame.
function copy(text: string): boolean {
  const answer = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  addEventListener('copy', answer, { once: true });
  return document.execCommand('copy');
}

function reasonKey({ code }: WireError): MessageKey {
  if (code === 'too_large') return code;
  return code === 'not_found' || code === 'forbidden' ? 'gone' : 'refused_message';
}
