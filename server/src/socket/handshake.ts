import {
  negotiateVersion,
  supportedVersions,
  wireError,
  type Handshake,
  type Side,
  type WireError,
} from '@porchlight/protocol';
import { handshakeSchema } from '@porchlight/protocol/schemas';
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../domain/caller.ts';
import { identityRequired } from '../domain/identity-required.ts';
import { clientAddress } from '../domain/client-address.ts';
import { failure } from '../domain/execute.ts';
import type { Domain } from '../domain/create-domain.ts';

/** Finds the console's session token in a request's cookies, where its origin may use them. */
export type CookieToken = (request: IncomingMessage) => string | undefined;

/** What came of a handshake. */
export type Shaken =
  | {
      readonly ok: true;
      readonly caller: Caller;
      readonly protocol: number;
      /** See `Preparation`. */
      readonly may_get_mail: boolean;
    }
  | { readonly ok: false; readonly error: WireError };

/** Judges a handshake: limits, version, session, side. Never rejects. */
export async function shakeHands(
  domain: Domain,
  cookieToken: CookieToken,
  side: Side,
  auth: unknown,
  request: IncomingMessage,
): Promise<Shaken> {
  try {
    const address = addressOf(request);
    const wait_ms = domain.limits.connections.take(address);
    if (wait_ms > 0) return no(wireError('rate_limited', 'too many connections', wait_ms));
    const parsed = handshakeSchema.safeParse(auth);
    if (!parsed.success) return no(wireError('invalid', 'the handshake is not as it should be'));
    const protocol = negotiateVersion(supportedVersions, parsed.data.protocol);
    if (protocol === undefined) {
      return no(wireError('unsupported_version', 'no protocol version in common'));
    }
    const token = tokenOf(parsed.data, side, request, cookieToken);
    const how = { address, agent_source: 'console' } as const;
    const caller = await domain.sessions.identify(token, how);
    if (caller?.principal.kind !== side) return no(wireError('session_expired', 'no such session'));
    if (caller.shut_out === true) return no(identityRequired);
    const { is_stale, may_get_mail } = await domain.rooms.prepare(caller.principal);
    if (is_stale) {
      const again = await domain.sessions.identify(token, how);
      if (again === null) return no(wireError('session_expired', 'the session has just ended'));
      if (again.shut_out === true) return no(identityRequired);
    }
    return { ok: true, caller, protocol, may_get_mail };
  } catch (error) {
    const answer = failure(error, 'handshake', domain);
    return no(answer.ok ? wireError('internal', 'a fault of ours') : answer.error);
  }
}

function tokenOf(
  { token }: Pick<Handshake, 'token'> | { token?: string | undefined },
  side: Side,
  request: IncomingMessage,
  cookieToken: CookieToken,
): string {
  return token ?? (side === 'agent' ? cookieToken(request) : undefined) ?? '';
}

/** The address that limits count. */
export function addressOf(request: IncomingMessage): string {
  const forwarded = request.headers['x-forwarded-for'];
  const hops = typeof forwarded === 'string' ? forwarded : forwarded?.join(',');
  return clientAddress(request.socket.remoteAddress ?? '', hops);
}

function no(error: WireError): Shaken {
  return { ok: false, error };
}
