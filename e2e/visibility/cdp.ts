/** A conversation with a browser in the Chrome DevTools Protocol. */
export interface Cdp {
  /**
   * Asks for something and resolves with the answer; `session` names the page or frame that is asked, else it is the
   * browser. Rejects when the browser refuses, is gone, or says nothing for `answer_timeout_ms`.
   */
  readonly call: <Answer = object>(
    method: string,
    params?: object,
    session?: string,
  ) => Promise<Answer>;
  /** Hears every event. Returns its stop. */
  readonly onEvent: (listener: (event: CdpEvent) => void) => () => void;
  /** Hangs up; calls still open are rejected. Twice is safe. */
  readonly close: () => void;
}

/** Something that happened in the browser; `session` is the page or frame it happened to. */
export interface CdpEvent {
  readonly method: string;
  readonly params: object;
  readonly session: string | undefined;
}

interface Frame extends Omit<CdpEvent, 'session'> {
  readonly id?: number;
  readonly result?: object;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

interface Waiting {
  readonly resolve: (answer: object) => void;
  readonly reject: (error: Error) => void;
}

const answer_timeout_ms = 10_000;

/** Connects to a browser's DevTools address (`ws://…`). Rejects when nobody is there. */
export async function connectCdp(url: string): Promise<Cdp> {
  const socket = new WebSocket(url);
  await opened(socket, url);
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: CdpEvent) => void>();
  socket.addEventListener('message', ({ data }) => {
    const frame: Frame = JSON.parse(String(data));
    if (frame.id !== undefined) settle(waiting, frame.id, frame);
    else for (const listener of listeners) listener({ ...frame, session: frame.sessionId });
  });
  socket.addEventListener('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('The browser is gone.'));
    waiting.clear();
  });
  return {
    call: caller(socket, waiting),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => socket.close(),
  };
}

function opened(socket: WebSocket, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error(`No browser answers at ${url}.`)), {
      once: true,
    });
  });
}

function settle(waiting: Map<number, Waiting>, id: number, { result, error }: Frame): void {
  const call = waiting.get(id);
  waiting.delete(id);
  if (error === undefined) call?.resolve(result ?? {});
  else call?.reject(new Error(error.message));
}

function caller(socket: WebSocket, waiting: Map<number, Waiting>): Cdp['call'] {
  let last = 0;
  return <Answer>(method: string, params: object = {}, session?: string): Promise<Answer> => {
    const id = ++last;
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const fail = (error: Error): void => reject(new Error(`${method}: ${error.message}`));
    const timer = setTimeout(() => fail(new Error('no answer')), answer_timeout_ms);
    waiting.set(id, { resolve: (answer) => resolve(answer as Answer), reject: fail });
    socket.send(JSON.stringify({ id, method, params, sessionId: session }));
    return promise.finally(() => clearTimeout(timer));
  };
}
