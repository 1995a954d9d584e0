import type { Id } from '@porchlight/protocol';
import type { HostPage } from './port-messages.ts';

/** What the frame posts to a window of its own, again and again until it is answered, and when the session is another one. */
export interface HandOver {
  readonly porchlight: 'session';
  /** Who this browser is to the server. It goes from window to window, and stands in no address. */
  readonly session: {
    readonly token: string;
    readonly visitor_id: Id;
    readonly verified?: boolean;
  };
  readonly host: WindowHost;
}

/** The website's page that the frame stands on. */
export interface WindowHost {
  readonly origin: string;
  readonly page: HostPage;
}

/** What the window answers. */
export interface TakenOver {
  readonly porchlight: 'taken';
  readonly token: string;
}

/** What the window's address ends with. */
export const windowHash = '#window';

/** What the window is called, so that whoever opened it for the frame can be found. */
export function windowName(inbox_key: string): string {
  return `porchlight-${inbox_key}`;
}
