import { lazy, Suspense, type ReactNode } from 'react';
import type { MenuEntry } from './menu-popup.tsx';
import { usePopup, type TriggerProps } from './use-popup.ts';

const load = () => import('./menu-popup.tsx');
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }));

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
