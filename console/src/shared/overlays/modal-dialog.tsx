import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';

interface ModalDialogProps {
  readonly title: string;
  readonly lead: string;
  /** What has the focus first, where that is not the first that can be pressed. */
  readonly first?: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page, open as long as it is rendered. Import it lazily. */
export function ModalDialog({ title, lead, first, onClose, children }: ModalDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--pl-z-dialog) bg-backdrop" />
        <Dialog.Viewport className="fixed inset-0 z-(--pl-z-dialog) grid place-items-center overflow-y-auto p-4">
          <Dialog.Popup
            initialFocus={first}
            className="appear w-full max-w-md rounded-lg border border-line bg-raised p-6 shadow-3 outline-none"
          >
            <Dialog.Title className="text-xl font-semibold">{title}</Dialog.Title>
            <Dialog.Description className="mt-1 text-muted">{lead}</Dialog.Description>
            {children}
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
