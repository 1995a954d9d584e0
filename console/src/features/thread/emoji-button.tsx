import { smileIcon } from '@porchlight/design';
import { IconButton } from '../../shared/button.tsx';
import { fetchedPart } from '../../shared/fetched-part.ts';
import { loadPopover, PopoverButton } from '../../shared/overlays/popover-button.tsx';
import { useTranslation } from '../../shared/translation.tsx';

const [EmojiPicker, load] = fetchedPart(
  () => Promise.all([import('./emoji-picker.tsx'), loadPopover()]),
  ([module]) => module.EmojiPicker,
);

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
