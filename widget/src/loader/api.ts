import { warn } from './warn.ts';
import { createWidget, type Widget } from './widget.ts';

/** The page's API: a command and its arguments. Never throws. */
export type Porchlight = ((command: string, ...args: unknown[]) => unknown) & {
  /** Calls that the page's one-line stub kept until the script came. */
  q?: Iterable<unknown>;
};

declare global {
  interface Window {
    porchlight?: Porchlight | undefined;
  }
}

type Listener = (detail?: unknown) => void;

/** The API of one widget: `boot open close toggle show hide on off shutdown destroy`. */
export function createApi(origin: string, wishes: DOMStringMap): Porchlight {
  let listeners: (readonly [string, Listener])[] = [];
  let widget: Widget | undefined;

  const emit = (event: string, detail?: unknown) => {
    for (const [name, listener] of listeners) if (name === event) guard(() => listener(detail));
  };
  const off = (event: string, listener: Listener) => {
    listeners = listeners.filter((entry) => entry[0] !== event || entry[1] !== listener);
  };
  const shutdown = () => {
    widget?.remove();
    widget = undefined;
  };
  const commands: Record<string, (...args: never[]) => unknown> = {
    boot: () => void (widget ??= createWidget({ origin, wishes, emit })),
    shutdown,
    destroy: () => {
      shutdown();
      delete window.porchlight;
    },
    open: () => widget?.toggle(true),
    close: () => widget?.toggle(false),
    toggle: () => widget?.toggle(),
    show: () => widget?.show(true),
    hide: () => widget?.show(false),
    on: (event: string, listener: Listener) => {
      listeners.push([event, listener]);
      return () => off(event, listener);
    },
    off,
  };
  return (command, ...args) =>
    guard(() => {
      const run = commands[command];
      if (!run) throw new Error(`no command ${command}`);
      return run(...(args as never[]));
    });
}

function guard<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    warn(error);
    return undefined;
  }
}
