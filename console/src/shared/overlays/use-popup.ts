import { useRef, useState, type RefObject } from 'react';
import { useFetchPart } from '../use-fetch-part.ts';
import { useOpenPart } from '../use-open-part.ts';

/** What is given to the `<button>` of a popup. */
export interface TriggerProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly 'aria-haspopup': 'menu' | 'dialog';
  readonly 'aria-expanded': boolean;
  readonly onClick: () => void;
  readonly onPointerEnter: () => void;
  readonly onFocus: () => void;
}

/** What a popup, fetched when it is first wished for, is given. */
export interface PopupProps {
  /** The button it belongs to: its place on screen, and where the focus returns. */
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean, details: { readonly event: Event }) => void;
}

/**
 * A button and its popup. `load` fetches the popup's code, when the pointer or the focus comes near: Base UI's popups
 * weigh 60 kB, and nobody should wait for them before the first menu is opened. `wished` stays true after that.
 */
export function usePopup(kind: 'menu' | 'dialog', load: () => Promise<unknown>) {
  const fetchPart = useFetchPart();
  const openPart = useOpenPart();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wished, setWished] = useState(false);
  const prepare = () => void fetchPart(load);
  const show = (shown: boolean) => {
    if (shown) setWished(true);
    setOpen(shown);
  };
  const trigger: TriggerProps = {
    ref: anchor,
    'aria-haspopup': kind,
    'aria-expanded': open,
    onClick: () => (open ? show(false) : openPart(load, show)),
    onPointerEnter: prepare,
    onFocus: prepare,
  };
  const popup: PopupProps = {
    anchor,
    open,
    onOpenChange: (next, { event }) => {
      // A press on the button itself is the button's business: it would close here and open again there.
      const own =
        event.type !== 'keydown' &&
        event.target instanceof Node &&
        anchor.current?.contains(event.target);
      if (!own) setOpen(next);
    },
  };
  return { trigger, popup, wished, close: () => setOpen(false) };
}
