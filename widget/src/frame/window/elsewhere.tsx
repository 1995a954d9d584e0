import { Notice } from '../../ui/notice.tsx';
import { useLaterWords } from '../../ui/talk/later/use-later-words.ts';

export interface ElsewhereProps {
  /** Closes the window: the chat comes back. */
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Stands in the panel while the chat is open in a window of its own. */
export function Elsewhere({ onBack, onClose }: ElsewhereProps) {
  const { t } = useLaterWords();
  return (
    <Notice
      text={t('in_window')}
      action={{ label: t('come_back'), run: onBack }}
      onClose={onClose}
    />
  );
}
