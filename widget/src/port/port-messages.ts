import type { Answer, EventName, Events } from '../api/porchlight.ts';

/** What the loader posts to the frame's window, with the port beside it, once the frame has loaded. */
export interface PortOffer {
  /** The version of this handshake. */
  readonly porchlight: 1;
  readonly page: HostPage;
}

/** The website's page, as the loader sees it. */
export interface HostPage {
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
}

/** What the loader tells the frame. */
export type HostMessage = HostState | HostCall;

/** How things stand on the host page; sent whole whenever something in it changes. */
export interface HostState {
  /** Whether the panel is open. */
  readonly open: boolean;
  /** Whether the host page itself (and not our frame in it) has the focus, in a visible window. */
  readonly focused: boolean;
  /** The host page's title, as it stands. */
  readonly title: string;
}

/** What the page calls and the frame carries out. The frame checks it: the loader has no room to. */
export interface HostCall {
  readonly call: string;
  /** The command's one argument. */
  readonly arg: unknown;
  /** Of its answer. */
  readonly id: number;
}

/** What the frame tells the loader. The loader passes on what it does not know, by its type, to whoever listens. */
export type FrameMessage =
  /** Its page is there, and can be closed from inside. */
  | { readonly type: 'live' }
  | { readonly type: 'close' }
  | StateMessage
  /** The answer to the call with this id. */
  | { readonly type: number; readonly detail: Answer }
  /** The identity is about to end: the loader asks the page for another token, and calls `identify` with it. */
  | { readonly type: 'refresh' }
  | FrameEvent;

/** How the chat stands, for the launcher and the page's title. */
export interface StateMessage {
  readonly type: 'state';
  readonly unread: number;
  readonly online: boolean;
  /** The page's title shall be `title`, if it still is what it `was`. */
  readonly was?: string;
  readonly title?: string;
  /** What it shall be again when the chat leaves the page. */
  readonly own?: string;
}

/** The events that the frame sees; the others are the loader's own. */
export type FrameEventName = Exclude<EventName, 'ready' | 'open' | 'close' | 'unread'>;

/** Something that the page's listeners are told. */
export type FrameEvent = {
  readonly [Name in FrameEventName]: { readonly type: Name; readonly detail: Events[Name] };
}[FrameEventName];
