import type { Page, WebSocketRoute } from '@playwright/test';
import { reject, type ErrorCode } from '@porchlight/protocol';

/** The line between a page and the server, as somebody on a train has it. */
export interface Line {
  /** From now on nothing that the page says reaches the server. */
  readonly holds: () => void;
  /** Whether something with these words is being held. */
  readonly isHolding: (words: string) => boolean;
  /** From now on nothing that the server says reaches the page; what the page says still goes out. */
  readonly goesDeaf: () => void;
  /** Everything held goes out, in order, and what follows goes at once. */
  readonly flows: () => void;
  /** From now on every message is refused so, as if the server had said it. */
  readonly refuses: (code: ErrorCode) => void;
  /** The line goes dead, and no new one comes through. */
  readonly cuts: () => Promise<void>;
  /** New lines come through again. */
  readonly mends: () => void;
  /** How many lines the page has to the server now. */
  readonly count: () => number;
  /** How often the page has asked by HTTP polling. */
  readonly polls: () => number;
}

/** What lets a line through. */
export interface LineOptions {
  /** By default WebSockets come through, as nearly everywhere. */
  readonly sockets?: boolean;
}

/** A frame that waits. */
interface Held {
  readonly message: string | Buffer;
  readonly pass: () => void;
}

/** Takes hold of a page's line. Must be done before the page is opened. */
export async function takeLine(page: Page, { sockets = true }: LineOptions = {}): Promise<Line> {
  let held: Held[] | undefined;
  let isDeaf = false;
  let isCut = false;
  let polls = 0;
  let refusal: ErrorCode | undefined;
  const open = new Map<WebSocketRoute, WebSocketRoute>();
  // Without sockets the client would fall back to polling.
  await page.route(/\/socket\//u, (route) => {
    polls += 1;
    return isCut ? route.abort() : route.continue();
  });
  await page.routeWebSocket(/\/socket\//u, (socket) => {
    if (isCut || !sockets) return void socket.close();
    const server = socket.connectToServer();
    open.set(socket, server);
    const closes = (other: WebSocketRoute) => () => {
      open.delete(socket);
      void other.close();
    };
    socket.onClose(closes(server));
    server.onClose(closes(socket));
    server.onMessage((message) => {
      if (!isDeaf) socket.send(message);
    });
    socket.onMessage((message) => {
      const pass = () => {
        const answer = refusal && refusalOf(message, refusal);
        if (answer) socket.send(answer);
        else server.send(message);
      };
      if (held === undefined) pass();
      else held.push({ message, pass });
    });
  });
  return {
    holds() {
      held ??= [];
    },
    isHolding: (words) => held?.some(({ message }) => message.includes(words)) === true,
    goesDeaf() {
      isDeaf = true;
    },
    refuses(code) {
      refusal = code;
    },
    flows() {
      const waiting = held ?? [];
      held = undefined;
      for (const { pass } of waiting) pass();
    },
    async cuts() {
      isCut = true;
      await Promise.all([...open].flat().map((end) => end.close()));
      open.clear();
    },
    mends() {
      isCut = false;
    },
    count: () => open.size,
    polls: () => polls,
  };
}

/** The acknowledgement that refuses a message, if that is what this packet of socket.io wants to send. */
function refusalOf(packet: string | Buffer, code: ErrorCode): string | undefined {
  const [, namespace, id] = /^42(\/\w+,)(\d+)\["message\.send"/u.exec(packet.toString()) ?? [];
  return id && `43${namespace}${id}${JSON.stringify([reject(code, 'refused on the way')])}`;
}
