import type {
  FrameMessage,
  HostCall,
  HostMessage,
  HostPage,
  HostState,
  PortOffer,
} from '../port/port-messages.ts';

/** The line to the page that the frame stands on. */
export interface HostLine {
  /** The host page's origin, as the browser told it. */
  readonly origin: string;
  readonly page: HostPage;
  readonly getState: () => HostState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly tell: (message: FrameMessage) => void;
  /** Hears what the page calls. Nothing is called before the frame has said that it lives. */
  readonly onCall: (listener: (call: HostCall) => void) => void;
}

/** Waits for the loader's offer. Only the frame's own parent can make one, and only the first is taken. */
export function awaitHost(frame: Window): Promise<HostLine> {
  return new Promise((resolve) => {
    const hear = (event: MessageEvent<unknown>) => {
      const port = event.ports[0];
      if (event.source !== frame.parent || !isOffer(event.data) || port === undefined) return;
      frame.removeEventListener('message', hear);
      resolve(createHostLine(event.origin, event.data.page, port));
    };
    frame.addEventListener('message', hear);
  });
}

function isOffer(data: unknown): data is PortOffer {
  return typeof data === 'object' && data !== null && 'porchlight' in data && data.porchlight === 1;
}

function createHostLine(origin: string, page: HostPage, port: MessagePort): HostLine {
  const listeners = new Set<() => void>();
  let state: HostState = { open: false, focused: false, title: page.title };
  let hear: (call: HostCall) => void;
  port.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
    if ('call' in data) return hear(data);
    state = data;
    for (const listener of listeners) listener();
  });
  port.start();
  return {
    origin,
    page,
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (message) => port.postMessage(message),
    onCall: (listener) => {
      hear = listener;
    },
  };
}
