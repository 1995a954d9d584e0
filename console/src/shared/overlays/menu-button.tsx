import { Suspense, type ReactNode } from 'react';
import { fetchedPart } from '../fetched-part.ts';
import type { MenuEntry } from './menu-popup.tsx';
import { usePopup, type TriggerProps } from './use-popup.ts';

const [MenuPopup, load] = fetchedPart(
  () => import('./menu-popup.tsx'),
  (module) => module.MenuPopup,
);

interface MenuButtonProps {
  /** The menu's accessible name. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly side?: 'top' | 'bottom';
  /** Draws the button. */
  readonly children: (trigger: TriggerProps) => ReactNode;
}

/** A button with a menu. */
export function MenuButton({ label, entries, side = 'bottom', children }: MenuButtonProps) {
  const { trigger, popup, wished } = usePopup('menu', load);
  return (
    <>
      {children(trigger)}
      {wished && (
        <Suspense fallback={null}>
          <MenuPopup {...popup} label={label} entries={entries} side={side} />
        </Suspense>
      )}
    </>
  );
}
