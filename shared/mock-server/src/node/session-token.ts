import type { IncomingHttpHeaders } from 'node:http';

/** The cookie that holds the console's session. */
export const sessionCookie = 'porchlight_session';

/** A session token as it came: by header, or by the console's cookie, which other sites could make a browser send. */
export interface SessionToken {
  readonly token: string | undefined;
  readonly by: 'header' | 'cookie';
}

/** Finds the session token of a request. */
export function sessionTokenOf({ authorization, cookie }: IncomingHttpHeaders): SessionToken {
  const bearer = authorization?.match(/^Bearer (\S+)$/i)?.[1];
  if (bearer !== undefined) return { token: bearer, by: 'header' };
  const pairs = (cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return { token: pairs.find(([name]) => name === sessionCookie)?.[1], by: 'cookie' };
}
