import { Toast } from '@base-ui/react/toast';
import { closeIcon } from '@porchlight/design';
import { useEffect } from 'react';
import { IconButton } from '../button.tsx';
import { Kbd } from '../kbd.tsx';
import { doesKeyWork, shortcutKeys, useShortcut } from '../shortcuts.ts';
import { useTranslation } from '../translation.tsx';

interface UndoToastProps {
  readonly sentence: string;
  /** Another function is another thing to undo: the toast then begins anew. */
  readonly undo: () => void;
  /** How long it stays, in milliseconds; the time stands still under the pointer and the focus. */
  readonly shown_ms: number;
}

/** Says what was done, and offers to take it back: by its button, or by z from anywhere. F6 leads to it. */
export function UndoToast({ shown_ms, ...rest }: UndoToastProps) {
  return (
    <Toast.Provider timeout={shown_ms}>
      <OnlyToast {...rest} />
    </Toast.Provider>
  );
}

/** There is one at a time, so the next takes the place of the one before. */
const id = 'undo';

function OnlyToast({ sentence, undo }: Omit<UndoToastProps, 'shown_ms'>) {
  const { t } = useTranslation();
  const { toasts, add, close } = Toast.useToastManager();
  useEffect(() => void add({ id, title: sentence, data: undo }), [add, sentence, undo]);
  const shown = toasts.find(({ transitionStatus }) => transitionStatus !== 'ending');
  const takeBack = () => {
    if (shown === undefined) return;
    close(id);
    undo();
  };
  useShortcut('undo', takeBack);
  return (
    // The region around it is the one that is read out.
    <Toast.Viewport aria-label={t('undo.region')} aria-live={undefined} className="outline-none">
      {toasts.map((toast) => (
        <Toast.Root
          key={toast.id}
          toast={toast}
          className="appear calm pointer-events-auto flex items-center gap-2 rounded-md border border-line bg-raised py-1.5 ps-4 pe-1.5 shadow-3 data-ending-style:opacity-0"
        >
          <Toast.Title render={<p />} className="pe-1" />
          <button
            type="button"
            aria-keyshortcuts={shortcutKeys.undo}
            onClick={takeBack}
            className="calm inline-flex h-9 items-center gap-2 rounded-md px-2.5 font-medium text-brand hover:bg-hover"
          >
            {t('undo.button')}
            {doesKeyWork(shortcutKeys.undo) && (
              <span aria-hidden="true" className="max-tablet:hidden">
                <Kbd>{shortcutKeys.undo}</Kbd>
              </span>
            )}
          </button>
          <IconButton icon={closeIcon} label={t('failure.dismiss')} onClick={() => close(id)} />
        </Toast.Root>
      ))}
    </Toast.Viewport>
  );
}
