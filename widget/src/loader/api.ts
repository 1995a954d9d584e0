import { createWidget, type Widget } from './widget.ts';

/** The page's API: a command and its arguments. Never throws. */
export type Porchlight = ((command: string, ...args: unknown[]) => unknown) & {
  /** Calls that the page's one-line stub kept until the script came. */
  q?: Iterable<ArrayLike<unknown>>;
};

declare global {
  interface Window {
    porchlight?: Porchlight | undefined;
  }
}

type Listener = (detail?: unknown) => void;

/** The API of one widget: `boot open close toggle show hide on off shutdown destroy`. */
export function createApi(origin: string, inbox: string): Porchlight {
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
    boot: () => void (widget ??= createWidget({ origin, inbox, emit })),
    shutdown,
    destroy: () => {
      shutdown();
      listeners = [];
      delete window.porchlight;
    },
    open: () => widget?.toggle(true),
    close: () => widget?.toggle(false),
    toggle: () => widget?.toggle(),
    show: () => widget?.show(true),
    hide: () => widget?.show(false),
    on: (event: string, listener: Listener) => {
      listeners = [...listeners, [event, listener]];
      return () => off(event, listener);
    },
    off,
  };
  return (command, ...args) =>
    guard(() => {
      const run = commands[command];
      if (!run) throw new Error(`there is no command ${command}`);
      return run(...(args as never[]));
    });
}

// Nothing of ours ever breaks the host page.
function guard<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    console.warn(`Porchlight: ${String(error)}`);
    return undefined;
  }
}
