import type { HandOver, TakenOver } from '../../port/window-messages.ts';
import type { HostLine } from '../host-line.ts';
import type { Session } from '../session.ts';
import type { Forgotten } from './forgotten.ts';

/** What handing over needs. */
export interface HandOverOptions {
  readonly frame: Window;
  readonly child: Window;
  readonly session: Pick<Session, 'current'>;
  readonly line: Pick<HostLine, 'origin' | 'page'>;
  /** The window has the chat. */
  readonly onTaken: () => void;
  /** The window has been closed, or has never answered. */
  readonly onGone: () => void;
}

const forgotten: Forgotten = 'porchlight-forgotten';

const look_ms = 250;

/** A window that has said nothing after so many looks is not ours to talk to: 15 s. */
const most_looks = 60;

/**
 * Gives the session to a window of our own origin, and looks after it until it is closed: where the visitor becomes another
 * person, so does the window, and where the visitor is forgotten, it closes. Returns its stop, which leaves the window alone.
 */
export function handOver(options: HandOverOptions): () => void {
  const { frame, child, session, line } = options;
  const { origin } = frame.location;
  let taken: string | undefined;
  let looks = 0;

  const hear = ({ source, origin: from, data }: MessageEvent<TakenOver | undefined>) => {
    if (source !== child || from !== origin || data?.porchlight !== 'taken') return;
    if (taken === undefined) options.onTaken();
    taken = data.token;
  };
  const close = () => child.close();
  const stop = () => {
    clearInterval(timer);
    frame.removeEventListener(forgotten, close);
    frame.removeEventListener('message', hear);
  };
  const look = () => {
    const current = session.current();
    looks += 1;
    if (child.closed || (taken === undefined && looks > most_looks)) {
      stop();
      options.onGone();
    } else if (current !== undefined && current.token !== taken) {
      const message: HandOver = {
        porchlight: 'session',
        session: current,
        host: { origin: line.origin, page: line.page },
      };
      // Until its page has loaded it is of another origin, and hears nothing.
      child.postMessage(message, origin);
    }
  };
  frame.addEventListener('message', hear);
  frame.addEventListener(forgotten, close);
  const timer = setInterval(look, look_ms);
  return stop;
}
