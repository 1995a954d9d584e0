import type { VisitContext } from '@porchlight/protocol';
import type { Stage } from '../app.tsx';
import type { HostLine } from '../host-line.ts';
import { visitContext } from '../visit-context.ts';
import { createHostDesk, type HostDesk } from './host-desk.ts';
import type { Forgotten } from '../window/forgotten.ts';
import { createIdentifyCalls, type Identify } from './identify.ts';

/** What a frame opens its desk with. */
export interface OpenDeskOptions {
  readonly frame: Window;
  readonly line: HostLine;
  readonly inbox_key: string;
  /** What the next session will tell of this visit. */
  readonly context: VisitContext;
  readonly stage: () => Stage;
  readonly identify: Identify;
  readonly ownWindow: () => Promise<boolean>;
}

/** The desk of this frame, in the browser. It comes when the page calls for the first time. */
export function openDesk(options: OpenDeskOptions): HostDesk {
  const { frame, line, inbox_key, context, stage } = options;
  return createHostDesk({
    stage,
    tell: line.tell,
    identify: createIdentifyCalls(options.identify),
    ownWindow: options.ownWindow,
    turnTo: (page) =>
      Object.assign(context, visitContext({ ...line.page, ...page }, frame.navigator)),
    forget: () => {
      forgetKept(frame, `porchlight-frame/${inbox_key}/`);
      // A window of its own closes with that.
      frame.dispatchEvent(new Event('porchlight-forgotten' satisfies Forgotten));
    },
    warn: (sentence) => console.warn('Porchlight:', sentence),
  });
}

/** What the browser refuses to give, it has not kept. */
function forgetKept(frame: Window, prefix: string): void {
  try {
    const keys = Object.keys(frame.localStorage).filter((key) => key.startsWith(prefix));
    for (const key of keys) frame.localStorage.removeItem(key);
  } catch {
    // Refused.
  }
}
