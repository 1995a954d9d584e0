import type { VisitorClient } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import type { Answer } from '../../api/porchlight.ts';
import type { FrameMessage } from '../../port/port-messages.ts';
import type { Stage } from '../app.tsx';
import type { DescribeDesk } from './describe-desk.ts';
import type { EventDesk } from './event-desk.ts';
import type { IdentifyCalls } from './identify.ts';

/** What the page's calls are carried out with. */
export interface HostDeskOptions {
  /** Where the frame stands now. */
  readonly stage: () => Stage;
  readonly tell: (message: FrameMessage) => void;
  /** Takes note of the page that the visitor is on, for the next session. */
  readonly turnTo: (page: { readonly url?: string; readonly title?: string }) => void;
  readonly identify: IdentifyCalls;
  /** Hands the chat over to the window that the page has opened for it; false where there is none. */
  readonly ownWindow: () => Promise<boolean>;
  /** Forgets who this browser is to the server. */
  readonly forget: () => void;
  /** Says a sentence to the page's developers. */
  readonly warn: (sentence: string) => void;
}

/** Who is there to carry out a call. */
export interface DeskChat {
  readonly client: VisitorClient;
  readonly next_conversation: Id;
  readonly visitor_id: Id;
  /** The visitor has proved who it is. */
  readonly verified: boolean | undefined;
}

/** What a call is carried out with. */
export interface CallContext extends HostDeskOptions {
  /** The chat, once it runs. */
  readonly chat: () => Promise<DeskChat>;
  readonly events: EventDesk;
  /** Comes when it is asked for. */
  readonly describing: () => Promise<DescribeDesk>;
}

/** The answer to a call that can't be carried out as it is. */
export function wrong(message: string): Answer {
  return { ok: false, error: { code: 'invalid', message } };
}
