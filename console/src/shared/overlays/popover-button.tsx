import { lazy, Suspense, type ReactNode } from 'react';
import { usePopup, type TriggerProps } from './use-popup.ts';

const load = () => import('./popover-popup.tsx');
const PopoverPopup = lazy(async () => ({ default: (await load()).PopoverPopup }));

interface PopoverButtonProps {
  /** The popover's title, shown. */
  readonly title: string;
  readonly renderContent: (close: () => void) => ReactNode;
  /** Draws the button. */
  readonly children: (trigger: TriggerProps) => ReactNode;
}

/** A button that shows more in a popover. */
export function PopoverButton({ title, renderContent, children }: PopoverButtonProps) {
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
