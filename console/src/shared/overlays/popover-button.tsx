import { Suspense, type ReactNode } from 'react';
import { fetchedPart } from '../fetched-part.ts';
import { usePopup, type TriggerProps } from './use-popup.ts';

const [PopoverPopup, load] = fetchedPart(
  () => import('./popover-popup.tsx'),
  (module) => module.PopoverPopup,
);

/** Fetches the popover itself. */
export { load as loadPopover };

interface PopoverButtonProps {
  /** The popover's title, shown. */
  readonly title: string;
  /** Fetches the popover and what its content needs. One function for all alike: what was fetched is known by it. */
  readonly load: () => Promise<unknown>;
  readonly renderContent: (close: () => void) => ReactNode;
  /** Draws the button. */
  readonly children: (trigger: TriggerProps) => ReactNode;
}

/** A button that shows more in a popover. */
export function PopoverButton({ title, load, renderContent, children }: PopoverButtonProps) {
  const { trigger, popup, wished, close } = usePopup('dialog', load);
  return (
    <>
      {children(trigger)}
      {wished && (
        <Suspense fallback={null}>
          <PopoverPopup {...popup} title={title}>
            {renderContent(close)}
          </PopoverPopup>
        </Suspense>
      )}
    </>
  );
}
