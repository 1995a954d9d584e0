import {
  type Ack,
  type Id,
  type Rejection,
  type VisitContext,
  type VisitorSession,
  accessPaths,
  isId,
} from '@porchlight/protocol';
import type { Kept } from './kept.ts';

/** What a session is made from. */
export interface SessionOptions {
  readonly inbox_key: string;
  /** The host page's origin. */
  readonly origin: string;
  readonly context: VisitContext;
  readonly kept: Kept;
  readonly fetch: typeof fetch;
}

/** The visitor's session: who this browser is to the server. */
export interface Session {
  readonly token: () => string | undefined;
  /** Whose session it is: the kept one without asking, else a new one. Without an answer: rejected with `later`. */
  readonly begin: () => Promise<Ack<{ readonly visitor_id: Id }>>;
  /**
   * Renews the session, for the same person where the server still knows the token. Where a tab makes somebody else of the
   * visitor meanwhile, that is who it is.
   */
  readonly renew: () => Promise<Ack<{ readonly visitor_id: Id }>>;
  /** Works while no tab renews the session or makes somebody else of the visitor. Not to be called by its own work. */
  readonly alone: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly fetch: typeof fetch;
  readonly current: () => KeptSession | undefined;
  /** Goes on with this session from now on; without one, as nobody. */
  readonly adopt: (next?: KeptSession) => void;
}

/** A session as kept. */
export interface KeptSession {
  readonly token: string;
  readonly visitor_id: Id;
  /** The visitor has proved who it is. */
  readonly verified?: boolean;
  /** What the server knows of the visitor, and need not be asked. */
  readonly known?: VisitorSession['known'];
}

/** The session for one inbox, kept in the frame's storage. */
export function createSession(options: SessionOptions): Session {
  const { kept, inbox_key } = options;
  const key = `porchlight-frame/${inbox_key}/session`;
  const current = () => parseKept(kept.get(key));

  const adopt = (next?: KeptSession) => kept.set(key, JSON.stringify(next ?? null));

  const alone = <Result>(work: () => Promise<Result>): Promise<Result> =>
    // Locks are refused where storage is, and some browsers have none; no work rejects.
    navigator.locks?.request(key, work).catch(work) ?? work();

  const renew = () =>
    alone(async () => {
      const before = current();
      const answer = await request(options, before?.token);
      if (!answer.ok) return answer;
      const visitor_id = answer.me.id;
      const same = before?.visitor_id === visitor_id && before;
      adopt({ ...same, token: answer.token, visitor_id, known: answer.known });
      return { ok: true, visitor_id } as const;
    });
  return {
    token: () => current()?.token,
    alone,
    fetch: options.fetch,
    current,
    adopt,
    begin: async () => {
      const session = current();
      return session ? { ok: true, visitor_id: session.visitor_id } : renew();
    },
    renew,
  };
}

async function request(
  { inbox_key, origin, context, fetch }: SessionOptions,
  token: string | undefined,
): Promise<Ack<VisitorSession>> {
  try {
    const answer = await fetch(accessPaths.widget_sessions, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        inbox_key,
        origin,
        context,
        ...(token === undefined ? {} : { token }),
      }),
    });
    const body = (await answer.json()) as Ack<VisitorSession>;
    // A proxy may answer for the server, and its JSON is not ours.
    return typeof body.ok === 'boolean' ? body : unreachable();
  } catch {
    return unreachable();
  }
}

/** Written out, because the table of all errors is more than a widget should carry. */
function unreachable(): Rejection {
  const message = 'no connection, or no answer';
  return { ok: false, error: { code: 'internal', message, retry: 'later' } };
}

function parseKept(text: string | undefined): KeptSession | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as Partial<KeptSession> | null;
    if (typeof value?.token !== 'string' || !isId(value.visitor_id)) return undefined;
    return value as KeptSession;
  } catch {
    return undefined;
  }
}
