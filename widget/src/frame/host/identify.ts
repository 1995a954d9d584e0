import type { Answer } from '../../api/porchlight.ts';
import { type CallContext, wrong } from './call-context.ts';

/**
 * The seam of identity: what `porchlight('identify', token)` does once it is in the frame.
 *
 * The loader has taken the token out of `{token, refresh}` and kept `refresh`. Its promise gets what this resolves with:
 * `{ok: true}` once the server has accepted the token and the chat runs as that person, else the error, whose message is
 * also said on the console. When the identity is about to end, `context.tell({type: 'refresh'})` makes the loader ask the
 * page for another token and call this again with it. Who the visitor has become is told by
 * `context.tell({type: 'identify', detail: {contact_id}})`.
 */
export async function identify(token: unknown, _context: CallContext): Promise<Answer> {
  if (typeof token !== 'string' || token === '')
    return wrong('identify needs a token, as a text or as {token, refresh}.');
  const message = 'This server does not verify identities yet, so the visitor stays anonymous.';
  return { ok: false, error: { code: 'not_supported', message } };
}
