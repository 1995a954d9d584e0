import { launcherMessages } from '../messages/launcher-messages.ts';
import { createFrame, type Frame } from './frame.ts';
import { hasChat } from './has-chat.ts';
import { createLauncher } from './launcher.ts';
import { warn } from './warn.ts';

/** Where the chat lives and which inbox it is for. */
export interface WidgetOptions {
  /** The script's own origin. */
  readonly origin: string;
  /** What the script tag says: the inbox's key, and what its chat shall look like on this page. */
  readonly wishes: DOMStringMap;
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
export function createWidget({ origin, wishes, emit }: WidgetOptions): Widget {
  const words = launcherMessages(navigator.language);
  let label = words.open;
  const { shadow, button, show, dress } = createLauncher(words);
  // The server works out what they mean, so that nothing here needs to know them.
  const query = `?${new URLSearchParams(wishes as Record<string, string>)}`;
  const inbox = wishes['inbox'];
  let open = false;
  let unread = 0;
  let online = false;
  let frame: Frame | undefined;

  const tell = () => {
    // Of a page whose focus is in a frame of its own the browser says that it has it.
    frame?.tell({ open, focused: document.hasFocus() && shadow.activeElement !== frame.element });
  };
  const render = () => {
    show({ open, unread, online, label });
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
    ({ online, label = label } = config);
    render();
    return config.css;
  };

  button.addEventListener('click', () => toggle());
  button.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') toggle(false);
  });
  // A timer and no events: of focus that goes from our frame to another frame or window this page hears nothing.
  const watch = setInterval(() => open && tell(), 100);
  // At the latest after 2 s: a page that is never idle, or never painted, would else have no chat.
  const begin = async () => {
    if (hasChat(inbox)) wake();
    dress(await configure().catch(warn));
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
      shadow.host.remove();
    },
  };
}
