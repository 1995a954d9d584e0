import type { Answer } from '../../api/porchlight.ts';
import type { Identified, RefreshToken } from '../identify.ts';
import { type CallContext, wrong } from './call-context.ts';

/** Makes the visitor whoever a token names. */
export type Identify = (token: string | null, refresh: RefreshToken) => Promise<Identified>;

/** The page's calls of `identify`, of which one may be waiting for a fresh token. */
export type IdentifyCalls = (token: unknown, context: CallContext) => Promise<Answer>;

interface Waiting {
  readonly give: (token: string | undefined) => void;
  readonly answer: Promise<Answer>;
}

/**
 * The loader has taken the token out of `{token, refresh}` and kept `refresh`. Where a token's time is over it is told so; it
 * asks the page for another, and calls again with what it got: that call gets the answer of the one that waits for it.
 */
export function createIdentifyCalls(identify: Identify): IdentifyCalls {
  let waiting: Waiting | undefined;

  return async (token, context) => {
    const { stage, tell } = context;
    const asked = waiting;
    waiting = undefined;
    asked?.give(typeof token === 'string' ? token : undefined);
    if (asked !== undefined && token !== null) return asked.answer;
    if (token !== null && (typeof token !== 'string' || token === '')) {
      return wrong('identify needs a token, as a text or as {token, refresh}, or null.');
    }
    const before = stage();
    const { promise: answer, resolve } = Promise.withResolvers<Answer>();
    const refresh: RefreshToken = () =>
      new Promise((give) => {
        waiting = { give, answer };
        tell({ type: 'refresh' });
      });
    const identified = await identify(token, refresh);
    if (!identified.ok) resolve(identified);
    else {
      const contact_id = identified.visitor_id;
      const was = before.kind === 'running' ? before.chat.visitor_id : undefined;
      if (contact_id !== was) tell({ type: 'identify', detail: { contact_id } });
      resolve({ ok: true, verified: identified.verified } as Answer);
    }
    return answer;
  };
}
