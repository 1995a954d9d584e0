import { Menu } from '@base-ui/react/menu';
import { checkIcon } from '@porchlight/design';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import type { PopupProps } from './use-popup.ts';

/** One of several to choose from. */
export interface MenuOption {
  readonly value: string;
  readonly label: string;
  /** Stands before the label: an avatar, a dot. */
  readonly before?: ReactNode;
}

/** One line or group of lines of a menu. */
export type MenuEntry =
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly icon: string;
      readonly run: () => void;
    }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly value: string;
      readonly options: readonly MenuOption[];
      readonly choose: (value: string) => void;
    }
  | { readonly kind: 'separator' };

interface MenuPopupProps extends PopupProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly side: 'top' | 'bottom';
}

/** The menu itself. Fetched with the first one that is opened. */
export function MenuPopup({ anchor, open, onOpenChange, label, entries, side }: MenuPopupProps) {
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side={side}
          align="end"
          sideOffset={6}
          className="z-(--pl-z-popover)"
        >
          <Menu.Popup
            aria-label={label}
            finalFocus={anchor}
            className="appear max-h-(--available-height) min-w-52 overflow-y-auto rounded-md border border-line bg-raised p-1.5 shadow-3 outline-none"
          >
            {entries.map((entry, index) => (
              <Entry key={entry.kind === 'separator' ? index : entry.label} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

const item =
  'flex min-h-9 items-center gap-2.5 rounded-sm px-2.5 py-1.5 outline-none select-none data-highlighted:bg-hover';

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'separator':
      return <Menu.Separator className="mx-2 my-1.5 h-px bg-line" />;
    case 'action':
      return (
        <Menu.Item onClick={entry.run} className={item}>
          <Icon path={entry.icon} className="text-muted" />
          {entry.label}
        </Menu.Item>
      );
    case 'choice':
      return <Choice {...entry} />;
  }
}

function Choice({ label, value, options, choose }: Extract<MenuEntry, { kind: 'choice' }>) {
  return (
    <Menu.RadioGroup value={value} onValueChange={choose}>
      <Menu.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-muted">
        {label}
      </Menu.GroupLabel>
      {options.map((option) => (
        <Menu.RadioItem key={option.value} value={option.value} closeOnClick className={item}>
          {option.before}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Menu.RadioItemIndicator className="text-brand">
            <Icon path={checkIcon} size={16} />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
