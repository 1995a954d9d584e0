import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { searchIcon } from '@porchlight/design';
import { useRef, useState } from 'react';
import { useMatch } from 'react-router';
import { Icon } from '../../shared/icon.tsx';
import { isConversationView } from '../../shared/paths.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { PaletteList } from './palette-list.tsx';
import type { PaletteItem } from './palette-item.ts';
import { rankItems } from './rank-items.ts';
import { useActionsHere } from './use-actions-here.tsx';
import { usePeople } from './use-people.tsx';
import { usePlaces } from './use-places.tsx';
import { useSettings } from './use-settings.tsx';

interface PaletteProps {
  readonly onClose: () => void;
  /** Signs out, or asks first. */
  readonly onSignOut: () => void;
}

/** Finds people, places and what can be done, by a few letters. Open as long as it is rendered. Import it lazily. */
export function Palette({ onClose, onSignOut }: PaletteProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const groups = useRanked(typed, onSignOut);
  const focus_goes_back = useRef(true);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const pick = (item: PaletteItem) => {
    focus_goes_back.current = item.takes_focus !== true;
    onClose();
    // Once the palette is gone: as long as it is there, nothing behind it takes the focus.
    setTimeout(item.run);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--pl-z-dialog) bg-backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-(--pl-z-dialog) flex items-start justify-center p-3 tablet:pt-[12vh]">
          <Dialog.Popup
            aria-label={t('palette.title')}
            finalFocus={() => focus_goes_back.current}
            className="appear flex max-h-full w-full max-w-xl flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-3 outline-none"
          >
            <Autocomplete.Root
              open
              inline
              mode="none"
              items={groups}
              value={typed}
              onValueChange={setTyped}
              itemToStringValue={({ label }: PaletteItem) => label}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex shrink-0 items-center gap-3 border-b border-line px-4">
                <Icon path={searchIcon} className="text-muted" />
                <Autocomplete.Input
                  aria-label={t('commands.field')}
                  placeholder={t('commands.placeholder')}
                  className="h-13 min-w-0 flex-1 bg-transparent text-input outline-none"
                />
              </div>
              <Autocomplete.Status className="sr-only">
                {typed !== '' && t('commands.found', { count })}
              </Autocomplete.Status>
              <Autocomplete.Empty className="p-6 text-center text-muted empty:hidden">
                {t('commands.nothing')}
              </Autocomplete.Empty>
              <PaletteList pick={pick} />
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function useRanked(typed: string, onSignOut: () => void) {
  const { view, conversation_id } = useMatch('/:view/:conversation_id?')?.params ?? {};
  const here = useActionsHere(conversation_id);
  const places = usePlaces();
  const people = usePeople(isConversationView(view) ? view : 'all');
  const settings = useSettings(onSignOut);
  return rankItems([...here, ...places, ...people, ...settings], typed);
}
