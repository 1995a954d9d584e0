import { launcherMessages } from '../messages/launcher-messages.ts';
import { createFrame, type Frame } from './frame.ts';
import { hasChat } from './has-chat.ts';
import { createLauncher } from './launcher.ts';
import { warn } from './warn.ts';

/** Where the chat lives and which inbox it is for. */
export interface WidgetOptions {
  /** The script's own origin. */
  readonly origin: string;
  readonly inbox: string;
  /** Told of `open`, `close` and `unread`. */
  readonly emit: (event: string, detail?: unknown) => void;
}

/** One widget on a page. */
export interface Widget {
  /** Opens or closes the panel; without a word, does the other of the two. */
  readonly toggle: (open?: boolean) => void;
  /** Shows or hides launcher and panel. */
  readonly show: (shown: boolean) => void;
  /** Takes everything off the page again. */
  readonly remove: () => void;
}

/** Shows the launcher, asks for the configuration when the page is idle, and makes the frame when it is wanted. */
export function createWidget({ origin, inbox, emit }: WidgetOptions): Widget {
  const words = launcherMessages(navigator.language);
  const { shadow, button, show, remove } = createLauncher(words);
  const query = `?inbox=${encodeURIComponent(inbox)}`;
  let open = false;
  let unread = 0;
  let online = false;
  let name: string | undefined;
  let frame: Frame | undefined;

  const tell = () => {
    const inFrame = shadow.activeElement === frame?.element;
    frame?.tell({ open, focused: document.hasFocus() && !inFrame, name });
  };
  const render = () => {
    show({ open, unread, online });
    tell();
  };
  const wake = () => {
    if (frame) return;
    frame = createFrame(origin, `/widget/frame${query}`, tell, (message) => {
      if (message.type === 'close') toggle(false);
      if (message.type !== 'state') return;
      if (unread !== message.unread) emit('unread', message.unread);
      ({ unread, online } = message);
      render();
    });
    frame.element.title = words.panel;
    shadow.append(frame.element);
  };
  const toggle = (next = !open) => {
    if (open === next) return;
    open = next;
    if (open) {
      hasChat(inbox, true);
      wake();
    } else if (shadow.activeElement) button.focus();
    render();
    if (open) frame?.element.focus();
    emit(open ? 'open' : 'close');
  };

  const configure = async () => {
    const config = await (await fetch(`${origin}/api/v2/widget/config${query}`)).json();
    if (config.detail) throw new Error(config.detail);
    ({ name, online } = config);
    render();
  };

  button.addEventListener('click', () => toggle());
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') toggle(false);
  });
  // A timer and no events: of focus that goes from our frame to another frame or window this page hears nothing.
  const watch = setInterval(() => open && tell(), 100);
  // At the latest after 2 s: a page that is never idle, or never painted, would else have no chat.
  const begin = () => {
    configure().catch(warn);
    if (hasChat(inbox)) wake();
  };
  (window.requestIdleCallback ?? setTimeout)(begin, { timeout: 2000 });
  render();

  return {
    toggle,
    show: (shown) => {
      if (!shown) toggle(false);
      button.hidden = !shown;
    },
    remove: () => {
      clearInterval(watch);
      remove();
    },
  };
}
