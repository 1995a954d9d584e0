import type { WantedChange } from '@porchlight/client';
import { alertIcon, clockIcon } from '@porchlight/design';
import type { Id } from '@porchlight/protocol';
import { Icon } from '../../drawing.tsx';
import type { PanelClient } from '../../panel-client.ts';
import { useLaterWords } from './use-later-words.ts';

export interface ChangeNoteProps extends WantedChange {
  readonly client: Pick<PanelClient, 'dropChange'>;
  /** The message. */
  readonly of: Id;
}

/** That a message is still to be changed, or that it won't be, with the words that would be lost. */
export function ChangeNote({ client, of, text, error }: ChangeNoteProps) {
  const { t } = useLaterWords();
  if (error === undefined) {
    return (
      <div className="unsent late">
        <Icon path={clockIcon} />
        <output>{t(text === null ? 'removing' : 'saving')}</output>
      </div>
    );
  }
  const reason = error.code === 'forbidden' ? 'unchanged_late' : 'unchanged';
  return (
    <div className="unsent refused">
      <Icon path={alertIcon} />
      <p role="alert">{t(reason, { text: text ?? '' })}</p>
      <button type="button" className="text-button" onClick={() => void client.dropChange(of)}>
        {t('dismiss')}
      </button>
    </div>
  );
}
