import { moreIcon } from '@porchlight/design';
import { useCallback, useRef, useState } from 'react';
import { Icon } from './drawing.tsx';
import type { MenuContext } from './menu/menu-items.ts';
import { useWords } from './words-context.ts';

const load = () => import('./menu/menu.tsx');

/** Opens the menu, and fetches it the first time. */
export function MenuButton(context: MenuContext) {
  const { t } = useWords();
  const [part, setPart] = useState<Awaited<ReturnType<typeof load>>>();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        className="round more"
        aria-label={t('menu')}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
          // Where it can't be had nothing opens, and the next press tries again.
          if (!part) load().then(setPart, () => setOpen(false));
        }}
      >
        <Icon path={moreIcon} />
      </button>
      {open && part && <part.Menu {...context} onClose={close} />}
    </>
  );
}
