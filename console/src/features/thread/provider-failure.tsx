import { useTranslation } from '../../shared/translation.tsx';
import type { Message } from '@porchlight/protocol';
import { useCommand } from '../../shared/use-command.ts';
import { CopyButton } from './copy-button.tsx';
import { BelowButton } from './below-button.tsx';
import { FailedWords } from './failed-words.tsx';

/** Why a provider could not deliver a message, in its own words, and another attempt. */
export function ProviderFailure({ message }: { message: Message }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useCommand('message.retry');
  const { id: message_id, conversation_id, external_error, text } = message;
  const retry = () => {
    if (!isPending) mutate({ conversation_id, message_id });
  };
  return (
    <FailedWords reason={reason()}>
      <BelowButton label={t('unsent.retry')} run={retry} />
      <CopyButton text={text} />
    </FailedWords>
  );

  function reason(): string {
    if (!external_error) return t('carrier.failed');
    const why = external_error === 'timeout' ? t('carrier.timeout') : external_error;
    return t('carrier.failed_because', { why });
  }
}
