import { Popover } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import type { PopupProps } from './use-popup.ts';

/** The popover itself. Fetched with the first one that is opened. */
export function PopoverPopup({
  anchor,
  open,
  onOpenChange,
  title,
  children,
}: PopupProps & { readonly title: string; readonly children: ReactNode }) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-(--pl-z-popover)"
        >
          <Popover.Popup
            finalFocus={anchor}
            className="appear w-72 max-w-[calc(100vw-16px)] rounded-md border border-line bg-raised p-4 shadow-3 outline-none"
          >
            <Popover.Title className="mb-2 text-sm font-semibold">{title}</Popover.Title>
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
