import type { Answer, ChatError, Identity } from '../api/porchlight.ts';
import type { HostCall } from '../port/port-messages.ts';
import { hasChat } from './has-chat.ts';
import { createWidget, type Widget, type Wishes } from './widget.ts';
import { warn } from './warn.ts';

/** The page's API, before anybody has looked at what it is called with. Never throws. */
export type Api = ((command: string, ...args: unknown[]) => unknown) & {
  /** All of the page's, by inbox. */
  all?: Record<string, Api>;
  for?: (inbox: string) => Api;
  /** Calls that the page's one-line stub kept until the script came. */
  q?: Iterable<unknown>;
};

declare global {
  interface Window {
    porchlight?: Api | undefined;
  }
  interface Document {
    /** Not in TypeScript's library. */
    readonly prerendering?: boolean;
  }
}

type Listener = (detail?: unknown) => void;

/** The API of one widget. What only the frame can do waits until there is one. */
export function createApi(origin: string, wishes: Wishes): Api {
  const before = window.porchlight;
  const all = before?.all ?? {};
  const inbox = wishes['inbox'] as string;
  if (all[inbox]) return all[inbox];
  let listeners: (readonly [string | number, Listener])[] = [
    ['error', (error) => warn((error as ChatError).message)],
    ['refresh', async () => ask('identify', await who?.refresh?.())],
  ];
  let who: Identity | undefined;
  let widget: Widget | undefined;
  let id = 0;
  const calls: HostCall[] = [];

  const emit = (event: string | number, detail?: unknown) => {
    for (const [name, listener] of listeners) if (name === event) guard(() => listener(detail));
  };
  const ask = (call: string, arg: unknown) => {
    // What can't cross the line fails here.
    calls.push(structuredClone({ call, arg, id: ++id }));
    return new Promise<Answer>((resolve) => listeners.push([id, resolve as Listener]));
  };
  const create = () => createWidget(origin, wishes, calls, emit);
  const shutdown = () => {
    widget?.remove();
    widget = undefined;
  };
  const off = (event: string, listener: Listener) => {
    listeners = listeners.filter((entry) => entry[0] !== event || entry[1] !== listener);
  };
  const commands: Record<string, (...args: never[]) => unknown> = {
    boot: () => void (widget ??= create()),
    shutdown,
    destroy: () => {
      shutdown();
      delete all[inbox];
      delete window.porchlight;
      for (const other of Object.values(all)) window.porchlight = other;
    },
    open: () => widget?.toggle(true),
    close: () => widget?.toggle(false),
    toggle: () => widget?.toggle(),
    show: () => widget?.show(true),
    hide: () => widget?.show(false),
    identify: (next: Identity) => {
      who = next;
      return ask('identify', next?.token ?? next);
    },
    update: async (change: Wishes) => {
      if (hasChat(inbox)) await ask('update', change);
      wishes = { ...wishes, ...change };
      if (!widget) return;
      const open = widget.remove();
      widget = create();
      widget.toggle(open);
    },
    send: (text: unknown) => {
      widget?.wake();
      return ask('send', text);
    },
    on: (event: string, listener: Listener) => {
      listeners = [...listeners, [event, listener]];
      void ask('on', event);
      return () => off(event, listener);
    },
    off,
  };
  const api: Api = (command, ...args) =>
    guard(() =>
      commands[command]
        ? commands[command](...(args as never[]))
        : // The frame knows more commands, and which there are not.
          ask(command, ...(args as [unknown])),
    );
  api.all = all;
  api.for = (other) => all[other] ?? (() => warn(`Unknown: ${other}`));
  all[inbox] = api;
  if (!before?.all) window.porchlight = api;
  widget = create();
  for (const call of before?.q ?? []) api(...(call as [string]));
  return api;
}

function guard<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    warn(error);
    return undefined;
  }
}
