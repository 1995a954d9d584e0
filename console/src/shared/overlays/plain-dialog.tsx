import { useLayoutEffect, useRef } from 'react';
import { Button } from '../button.tsx';

interface PlainDialogProps {
  readonly title: string;
  readonly lead: string;
  /** What the answers are called. */
  readonly stay: string;
  readonly go: string;
  /** Going on loses something, which it does where nothing is said. */
  readonly loses?: boolean;
  readonly onClose: () => void;
  readonly onGo: () => void;
}

/**
 * A question over the page with two answers, open as long as it is rendered. The browser's own, and not Base UI's, which has to be fetched:
 * this one is for what must be asked when the network is away, too.
 */
export function PlainDialog(props: PlainDialogProps) {
  const { title, lead, stay, go, loses = true, onClose, onGo } = props;
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
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button look="secondary" onClick={onClose}>
          {stay}
        </Button>
        <Button look={loses ? 'danger' : 'primary'} onClick={onGo}>
          {go}
        </Button>
      </div>
    </dialog>
  );
}
