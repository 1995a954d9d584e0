import type { WantedChange } from '@porchlight/client';
import { clockIcon } from '@porchlight/design';
import type { Id } from '@porchlight/protocol';
import { Icon } from '../../shared/icon.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWorkspace } from '../../shared/workspace.ts';
import { BelowButton } from './below-button.tsx';
import { FailedWords } from './failed-words.tsx';

interface ChangeNoteProps extends WantedChange {
  /** The message. */
  readonly of: Id;
}

/** That a message is still to be changed, or that it won't be, with the words that would be lost. */
export function ChangeNote({ of, text, error }: ChangeNoteProps) {
  const { t } = useTranslation();
  const { client } = useWorkspace();
  if (error === undefined) {
    return (
      <p className="late flex items-center gap-1 px-1 pt-1 text-xs text-warn" aria-live="polite">
        <Icon path={clockIcon} size={14} />
        {t(text === null ? 'alter.removing' : 'alter.saving')}
      </p>
    );
  }
  const reason = error.code === 'forbidden' ? 'alter.unchanged_late' : 'alter.unchanged';
  return (
    <FailedWords reason={t(reason, { text: text ?? '' })}>
      <BelowButton label={t('alter.dismiss')} run={() => void client.dropChange(of)} />
    </FailedWords>
  );
}
