import type { Page, WebSocketRoute } from '@playwright/test';
import { reject, type ErrorCode } from '@porchlight/protocol';

/** The line between a page and the server, as somebody on a train has it. */
export interface Line {
  /** From now on nothing that the page says reaches the server. */
  readonly holds: () => void;
  /** Everything held goes out, in order, and what follows goes at once. */
  readonly flows: () => void;
  /** From now on every message is refused so, as if the server had said it. */
  readonly refuses: (code: ErrorCode) => void;
  /** The line goes dead, and no new one comes through. */
  readonly cuts: () => Promise<void>;
}

/** Takes hold of a page's line. Must be done before the page is opened. */
export async function takeLine(page: Page): Promise<Line> {
  let held: (() => void)[] | undefined;
  let isCut = false;
  let refusal: ErrorCode | undefined;
  const open = new Set<WebSocketRoute>();
  // Without sockets the client would fall back to polling.
  await page.route(/\/socket\//u, (route) => (isCut ? route.abort() : route.continue()));
  await page.routeWebSocket(/\/socket\//u, (socket) => {
    if (isCut) return void socket.close();
    open.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const pass = () => {
        const answer = refusal && refusalOf(message, refusal);
        if (answer) socket.send(answer);
        else server.send(message);
      };
      if (held === undefined) pass();
      else held.push(pass);
    });
  });
  return {
    holds() {
      held ??= [];
    },
    refuses(code) {
      refusal = code;
    },
    flows() {
      const waiting = held ?? [];
      held = undefined;
      for (const pass of waiting) pass();
    },
    async cuts() {
      isCut = true;
      await Promise.all([...open].map((socket) => socket.close()));
    },
  };
}

/** The acknowledgement that refuses a message, if that is what this packet of socket.io wants to send. */
function refusalOf(packet: string | Buffer, code: ErrorCode): string | undefined {
  const [, namespace, id] = /^42(\/\w+,)(\d+)\["message\.send"/u.exec(packet.toString()) ?? [];
  return id && `43${namespace}${id}${JSON.stringify([reject(code, 'refused on the way')])}`;
}
