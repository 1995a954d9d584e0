import { useLayoutEffect, useRef, type ReactNode } from 'react';

interface PlainDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A dialog over the page, open as long as it is rendered. The browser's own, and not Base UI's, which has to be fetched:
 * this one is for what must be asked when the network is away, too.
 */
export function PlainDialog({ title, lead, onClose, children }: PlainDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    // The browser gives the focus back only when the dialog is closed before it is taken away.
    return () => opened?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="plain-dialog-title"
      aria-describedby="plain-dialog-lead"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      className="appear m-auto w-[calc(100%-2rem)] max-w-md rounded-lg border border-line bg-raised p-6 text-text shadow-3 backdrop:bg-backdrop"
    >
      <h2 id="plain-dialog-title" className="text-xl font-semibold">
        {title}
      </h2>
      <p id="plain-dialog-lead" className="mt-1 text-muted">
        {lead}
      </p>
      {children}
    </dialog>
  );
}
