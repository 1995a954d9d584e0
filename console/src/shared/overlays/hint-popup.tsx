import { Tooltip } from '@base-ui/react/tooltip';
import { Kbd } from '../kbd.tsx';
import { doesKeyWork } from '../shortcuts.ts';
import type { Hint } from './hint-host.tsx';

/** The hint itself. Hidden from screen readers, for which it is the button's name already. */
export function HintPopup({ hint }: { hint: Hint }) {
  return (
    <Tooltip.Root open>
      <Tooltip.Portal aria-hidden="true">
        <Tooltip.Positioner
          anchor={hint.element}
          sideOffset={6}
          collisionPadding={8}
          className="z-(--pl-z-popover)"
        >
          <Tooltip.Popup className="appear pointer-events-none flex items-center gap-2 rounded-sm border border-line bg-raised px-2.5 py-1.5 text-sm shadow-2">
            {hint.words}
            {hint.key !== undefined && doesKeyWork(hint.key) && <Kbd>{hint.key}</Kbd>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
