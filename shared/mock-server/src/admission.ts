import {
  negotiateVersion,
  reject,
  type Principal,
  type Rejection,
  type Side,
  type VersionRange,
} from '@porchlight/protocol';
import { handshakeSchema } from '@porchlight/protocol/schemas';
import type { AccessDesk } from './access-desk.ts';

/** Who the caller is and the version both sides will speak. */
export interface Admission {
  readonly ok: true;
  readonly principal: Principal;
  readonly protocol: number;
}

/** What a visitor is told whose inbox takes only who has proved who they are. */
export function identityRequired(): Rejection {
  return reject('identity_required', 'this inbox takes only visitors who have proved who they are');
}

/** Judges a handshake: a version in common first, then the session. */
export function judgeHandshake(
  desk: AccessDesk,
  audience: Side,
  handshake: unknown,
  versions: VersionRange,
): Admission | Rejection {
  const parsed = handshakeSchema.safeParse(handshake);
  if (!parsed.success) return reject('malformed', 'the handshake is not one');
  const protocol = negotiateVersion(versions, parsed.data.protocol);
  if (protocol === undefined) return reject('unsupported_version', 'no version in common');
  const principal = desk.principalOf(parsed.data.token);
  if (principal?.kind !== audience) return reject('session_expired', 'no such session');
  return desk.isShutOut(principal) ? identityRequired() : { ok: true, principal, protocol };
}
