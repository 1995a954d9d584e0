/* oxlint-disable unicorn/prefer-add-event-listener -- shorter, and these nodes are our own */
import type { FrameEvent, HostCall } from '../port/port-messages.ts';
import type { nudge } from '../nudge/nudge.ts';
import { createFrame } from './frame.ts';
import { hasChat } from './has-chat.ts';
import { createLauncher, type LauncherView } from './launcher.ts';
import { warn } from './warn.ts';

/** What a script tag says: the inbox's key, how far the visitor has consented, and how the chat shall look on this page. */
export type Wishes = Readonly<Record<string, string | undefined>>;

/** One widget on a page. */
export interface Widget {
  /** Opens or closes the panel; without a word, does the other of the two. */
  readonly toggle: (open?: boolean) => void;
  /** Shows or hides launcher and panel. */
  readonly show: (shown: boolean) => void;
  /** Makes the frame, unless the visitor has to consent first. */
  readonly wake: () => void;
  /** Takes everything off the page again; says whether the panel was open. */
  readonly remove: () => boolean;
}

/** The loader's second stage. */
interface Nudge {
  readonly nudge: typeof nudge;
}

/** How the launcher stands, and what the server said of it: its rules, or why there is no chat. */
export type View = { -readonly [Key in keyof LauncherView]: LauncherView[Key] } & {
  readonly css?: string;
  /** Of the page's title: see the frame's message. */
  readonly was?: string;
  readonly title?: string;
  readonly own?: string;
  /** The pages with proactive messages, until they were looked for. */
  rules?: string;
  readonly detail?: string;
};

/**
 * Shows the launcher of an inbox, asks for the configuration when the page has loaded, and makes the frame when it is
 * wanted. `calls` are handed to the frame; `emit` is told of events, and by number of answers.
 */
export function createWidget(
  origin: string,
  wishes: Wishes,
  calls: HostCall[],
  emit: (event: string | number, detail?: unknown) => void,
): Widget {
  const { shadow, button, show, dress } = createLauncher();
  const { host } = shadow;
  // The server works out what they mean, so that nothing here needs to know them.
  const query = `?${new URLSearchParams(wishes as Record<string, string>)}`;
  const { inbox, consent } = wishes;
  const known = hasChat(inbox, consent !== 'withdrawn' && undefined);
  // Until the configuration has come: a word that is understood nearly everywhere.
  const view: View = { label: 'Chat', close: 'Chat', open: false, unread: 0 };
  let asked: Promise<void> | undefined;
  let ticks = 0;

  const frame = createFrame(origin, calls, (message) => {
    if (message.type === 'close') toggle(false);
    else if (message.type === 'state') {
      if (view.unread !== message.unread) emit('unread', message.unread);
      Object.assign(view, message);
      render();
    } else emit(message.type, (message as FrameEvent).detail);
  });
  const { element } = frame;
  // Where the page has put another title meanwhile, that one stays.
  const name = (was?: string, title?: string) =>
    document.title === was && (document.title = title as string);
  const tell = () => {
    name(view.was, view.title);
    // Of a page whose focus is in a frame of its own the browser says that it has it.
    frame.tell(view.open, document.hasFocus() && shadow.activeElement !== element);
  };
  const render = () => {
    show(view);
    tell();
  };
  const fail = (error: unknown) => emit('error', error);
  const appear = () => {
    dress(view.css);
    render();
  };
  const learn = () => {
    asked ??= fetch(`${origin}/api/v2/widget/config${query}`)
      .then((answer) => answer.json())
      // A refusal, in the form of the server's errors, comes with words and rules, too.
      .then((answer) => Object.assign(view, answer).detail && fail(view), fail)
      .then(appear);
  };
  const wake = () => {
    hasChat(inbox, true);
    learn();
    if (element.src) return;
    element.src = `${origin}/widget/frame${query}`;
    element.title = 'Chat';
    shadow.append(element);
  };
  const toggle = (next = !view.open) => {
    if (view.open === next) return;
    view.open = next;
    if (next) wake();
    else if (shadow.activeElement) button.focus();
    render();
    if (next) element.focus();
    emit(next ? 'open' : 'close');
  };
  const begin = () => {
    if (known || consent === 'given') wake();
    else if (consent) dress();
    else learn();
    emit('ready');
  };
  const tick = () => {
    if (!document.body || document.prerendering) return;
    // Beside the body, where its replacement does not reach; and once more where the whole page was replaced.
    if (!host.isConnected) document.documentElement.append(host);
    // Of focus that goes from our frame to another frame or window this page hears nothing.
    tell();
    if (view.rules && location.href.match(view.rules)) {
      view.rules = '';
      // Where the page's policy refuses it, there is a chat all the same.
      import(/* @vite-ignore */ `${origin}/widget/nudge.js`).then(
        (stage: Nudge) => stage.nudge(query, shadow, view, calls, toggle),
        warn,
      );
    }
    // When the page has loaded, or after 2 s; never in the turn of the call, when nobody listens yet.
    // Of its states 'complete' alone comes before 'd'.
    ticks += document.readyState < 'd' ? 20 : 1;
    if (ticks > 20) {
      ticks = NaN;
      begin();
    }
  };
  const watch = setInterval(tick, 100);

  button.onclick = () => toggle();
  button.onkeydown = (event) => {
    if (event.key === 'Escape') toggle(false);
  };
  tick();
  show(view);

  return {
    toggle,
    show: (shown) => {
      if (!shown) toggle(false);
      button.hidden = !shown;
    },
    wake: () => consent || wake(),
    remove: () => {
      clearInterval(watch);
      name(view.title, view.own);
      host.remove();
      return view.open;
    },
  };
}
