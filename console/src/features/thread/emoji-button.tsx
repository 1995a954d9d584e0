import { smileIcon } from '@porchlight/design';
import { lazy } from 'react';
import { IconButton } from '../../shared/button.tsx';
import { loadPopover, PopoverButton } from '../../shared/overlays/popover-button.tsx';
import { useTranslation } from '../../shared/translation.tsx';

const load = () => Promise.all([import('./emoji-picker.tsx'), loadPopover()]);
const EmojiPicker = lazy(async () => ({ default: (await load())[0].EmojiPicker }));

/** Opens the picker of emoji. */
export function EmojiButton({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { t } = useTranslation();
  return (
    <PopoverButton
      title={t('emoji.title')}
      load={load}
      renderContent={(close) => (
        <EmojiPicker
          onPick={(emoji) => {
            close();
            onPick(emoji);
          }}
        />
      )}
    >
      {(trigger) => <IconButton {...trigger} icon={smileIcon} label={t('emoji.title')} />}
    </PopoverButton>
  );
}
