import { isId } from '@porchlight/protocol';
import type { HostState } from '../../port/port-messages.ts';
import {
  windowHash,
  type HandOver,
  type TakenOver,
  type WindowHost,
} from '../../port/window-messages.ts';
import type { HostLine } from '../host-line.ts';

/** The chat in a window of its own: the line leads nowhere, and the session is the window's. */
export interface OwnWindow {
  readonly line: HostLine;
  readonly storage: Storage;
}

const patience_ms = 20_000;

/**
 * Waits for the frame that has opened this window to hand its session over. It is kept as long as the window, where no other window looks:
 * whoever comes to this server by themselves stays who they are. Undefined where nobody hands anything over.
 */
export async function awaitHandOver(
  window: Window,
  inbox_key: string,
): Promise<OwnWindow | undefined> {
  const { hash } = window.location;
  if (!hash.startsWith(windowHash)) return undefined;
  const { sessionStorage: storage } = window;
  const { session_key, host_key, push_key } = keysOf(inbox_key);
  // A notification has opened this window: for whoever asked to be told.
  const told = hash === `${windowHash},push` && window.localStorage.getItem(push_key);
  if (told) {
    const { session, host } = JSON.parse(told) as Pick<HandOver, 'session' | 'host'>;
    storage.setItem(session_key, JSON.stringify(session));
    storage.setItem(host_key, JSON.stringify(host));
  }
  const { promise, resolve } = Promise.withResolvers<OwnWindow | undefined>();
  let begun = false;

  const begin = (host: WindowHost) => {
    begun = true;
    resolve({ storage, line: createWindowLine(window, host) });
  };
  const hear = ({ source, origin, data }: MessageEvent<unknown>) => {
    // Nobody but our own pages is of this origin.
    if (source === null || origin !== window.location.origin || !isHandOver(data)) return;
    const before = storage.getItem(session_key);
    storage.setItem(session_key, JSON.stringify(data.session));
    storage.setItem(host_key, JSON.stringify(data.host));
    const keeper = pushKeeper(window, inbox_key);
    if (keeper.isKept()) keeper.keep(true);
    const answer: TakenOver = { porchlight: 'taken', token: data.session.token };
    source.postMessage(answer, { targetOrigin: origin });
    if (!begun) begin(data.host);
    // The page has made somebody else of the visitor.
    else if (tokenOf(before) !== data.session.token) window.location.reload();
  };
  window.addEventListener('message', hear);
  const kept = storage.getItem(host_key);
  if (kept !== null) begin(JSON.parse(kept) as WindowHost);
  else window.setTimeout(() => resolve(undefined), patience_ms);
  return promise;
}

function keysOf(inbox_key: string) {
  const scope = `porchlight-frame/${inbox_key}`;
  return {
    session_key: `${scope}/session`,
    host_key: `${scope}/host`,
    push_key: `porchlight-push/${inbox_key}`,
  };
}

/** Keeps who this window's visitor is for as long as they want to be told of answers: a notification opens another window. */
export function pushKeeper(
  window: Window,
  inbox_key: string,
): { readonly keep: (on: boolean) => void; readonly isKept: () => boolean } {
  const { session_key, host_key, push_key } = keysOf(inbox_key);
  return {
    keep: (on) => {
      const { sessionStorage, localStorage } = window;
      const [session, host] = [
        sessionStorage.getItem(session_key),
        sessionStorage.getItem(host_key),
      ];
      if (on) localStorage.setItem(push_key, `{"session":${session},"host":${host}}`);
      else localStorage.removeItem(push_key);
    },
    isKept: () => window.localStorage.getItem(push_key) !== null,
  };
}

function isHandOver(data: unknown): data is HandOver {
  if (typeof data !== 'object' || data === null) return false;
  const { porchlight, session, host } = data as Partial<HandOver>;
  if (porchlight !== 'session' || typeof host?.origin !== 'string') return false;
  return typeof session?.token === 'string' && isId(session.visitor_id);
}

function tokenOf(kept: string | null): string | undefined {
  return kept === null ? undefined : (JSON.parse(kept) as HandOver['session']).token;
}

/** As if a page had opened the chat, and looked nowhere else. */
function createWindowLine(window: Window, { origin, page }: WindowHost): HostLine {
  const state: HostState = { open: true, focused: false, title: page.title };
  return {
    origin,
    page,
    getState: () => state,
    subscribe: () => () => undefined,
    tell: ({ type }) => {
      if (type === 'close') window.close();
    },
    onCall: () => undefined,
  };
}
