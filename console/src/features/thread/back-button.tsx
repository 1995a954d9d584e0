import { chevronLeftIcon } from '@porchlight/design';
import { IconButton } from '../../shared/button.tsx';
import { shortcutKeys } from '../../shared/shortcuts.ts';
import { useTranslation } from '../../shared/translation.tsx';

/** Leads back to the list, where that is not in sight: on phones. */
export function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  return (
    <IconButton
      icon={chevronLeftIcon}
      label={t('thread.back')}
      shortcut={shortcutKeys.back}
      onClick={onBack}
      className="tablet:hidden"
    />
  );
}
