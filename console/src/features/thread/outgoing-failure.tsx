import type { OutgoingMessage } from '@porchlight/client';
import type { WireError } from '@porchlight/protocol';
import { useTranslation } from '../../shared/translation.tsx';
import { useWorkspace } from '../../shared/workspace.ts';
import { BelowButton } from './below-button.tsx';
import { CopyButton } from './copy-button.tsx';
import { FailedWords } from './failed-words.tsx';

interface OutgoingFailureProps {
  readonly message: OutgoingMessage;
  readonly error: WireError;
  readonly onTakeBack: () => void;
}

/** Why the server refused a message, and what can be done about it. */
export function OutgoingFailure({
  message: { id, text, files },
  error,
  onTakeBack,
}: OutgoingFailureProps) {
  const { t } = useTranslation();
  const { client } = useWorkspace();
  return (
    <FailedWords
      reason={t('unsent.failed_because', {
        why: t(files ? 'unsent.refused' : reasonKey(error)),
      })}
    >
      <BelowButton label={t('unsent.retry')} run={() => void client.retry(id)} />
      <BelowButton label={t('unsent.edit')} run={onTakeBack} />
      {text !== '' && <CopyButton text={text} />}
      <BelowButton label={t('unsent.delete')} run={() => void client.discard(id)} />
    </FailedWords>
  );
}

function reasonKey({ code }: WireError) {
  if (code === 'too_large') return 'unsent.too_large';
  return code === 'not_found' || code === 'forbidden' ? 'unsent.gone' : 'unsent.refused';
}
