import { type Ack, type IdentifiedSession, accessPaths } from '@porchlight/protocol';
import type { Id, WireError } from '@porchlight/protocol';
import type { KeptSession, Session } from './session.ts';
import type { Stages } from './stages.ts';

/** What identifying works on: one for each chat on the page. */
export interface IdentityDesk {
  readonly session: Session;
  readonly stages: Pick<Stages, 'become'>;
  /** Runs once after a delay; the browser's own where it is left out. */
  readonly after?: (delay_ms: number, run: () => void) => void;
}

/** Fetches a fresh token from the owner's server; undefined where it has none. May reject. */
export type RefreshToken = () => Promise<string | undefined>;

/** Who the visitor is now; or why it is nobody else, with a sentence for the page's developer in the error's `message`. */
export type Identified =
  | { readonly ok: true; readonly visitor_id: Id; readonly verified: boolean }
  | { readonly ok: false; readonly error: WireError };

const longest_ms = 30_000;

/** Calls follow one another, and of those that wait the last one counts. */
interface Queue {
  latest: number;
  turn: Promise<unknown>;
}

/** By session, of which each chat on the page has one. */
const queues = new WeakMap<Session, Queue>();

/**
 * Makes the visitor whoever this token names, or with null a stranger again. With `refresh` it asks once for a fresh token
 * where the server says that this one's time is over. A call that still waits for the server gives way to the next. Whatever
 * else comes from a page is refused. Never rejects.
 */
export function identify(
  desk: IdentityDesk,
  token: unknown,
  refresh?: RefreshToken,
): Promise<Identified> {
  const queue = queues.get(desk.session) ?? { latest: 0, turn: Promise.resolve() };
  queues.set(desk.session, queue);
  const call = (queue.latest += 1);
  const stands = () => call === queue.latest;
  const answer = (): Identified | Promise<Identified> => {
    if (token === null) return leave(desk);
    if (typeof token !== 'string') return failure('identify needs a token as text, or null');
    return prove(desk, token, refresh, stands);
  };
  // The chat may be unable to become another person's just now: it tries again by itself.
  const done = queue.turn.then(answer).catch(() => unreachable);
  queue.turn = done;
  return done;
}

async function prove(
  desk: IdentityDesk,
  token: string,
  refresh: RefreshToken | undefined,
  stands: () => boolean,
): Promise<Identified> {
  let current = token;
  let renewed = false;
  for (let delay_ms = 1_000; ; delay_ms = Math.min(longest_ms, delay_ms * 2)) {
    const answer = await ask(desk, current);
    if (answer.ok) {
      const visitor_id = answer.me.id;
      await desk.stages.become(visitor_id);
      return { ok: true, visitor_id, verified: true };
    }
    const { error } = answer;
    if (!stands()) return failure('another call of identify has come after this one');
    if (error.retry === 'later') await wait(desk, error.retry_after_ms ?? delay_ms);
    else if (error.code === 'session_expired') {
      const session = await desk.session.renew();
      if (!session.ok && session.error.retry !== 'later') return session;
    } else if (error.code === 'identity_expired' && refresh !== undefined && !renewed) {
      renewed = true;
      const fresh = await refresh().catch(() => undefined);
      if (fresh === undefined) return failure('the page has no fresh token for a visitor');
      current = fresh;
    } else return answer;
    if (!stands()) return failure('another call of identify has come after this one');
  }
}

/** Asks the server, and keeps the session that it answers with before any tab can renew the one that is over. */
async function ask(desk: IdentityDesk, identity_token: string): Promise<Ack<IdentifiedSession>> {
  const { session } = desk;
  const begun = await session.begin();
  if (!begun.ok) return begun;
  return session.alone(async () => {
    const before = session.token();
    const answer = await post(desk, before, identity_token);
    if (!answer.ok) return answer;
    const stray = session.current();
    const { token, known } = answer;
    session.adopt({ token, visitor_id: answer.me.id, verified: true, known });
    // Without locks another tab may have made a stranger of us. Ended, it comes back to what is kept now.
    if (stray !== undefined && stray.token !== before) await end(desk, stray);
    return answer;
  });
}

async function post(
  { session }: IdentityDesk,
  token: string | undefined,
  identity_token: string,
): Promise<Ack<IdentifiedSession>> {
  const authorization = `Bearer ${token}`;
  try {
    const answer = await session.fetch(accessPaths.identify, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ identity_token }),
    });
    const body = (await answer.json()) as Ack<IdentifiedSession>;
    // A proxy may answer for the server, and its JSON is not ours.
    return typeof body.ok === 'boolean' ? body : unreachable;
  } catch {
    return unreachable;
  }
}

/** Makes a stranger of whoever has proved who it is. What it hasn't sent stays its own. */
async function leave(desk: IdentityDesk): Promise<Identified> {
  const { session, stages } = desk;
  const before = session.current();
  if (before !== undefined && before.verified !== true) {
    return { ok: true, visitor_id: before.visitor_id, verified: false };
  }
  session.adopt();
  if (before !== undefined) await end(desk, before);
  const answer = await session.begin();
  if (!answer.ok) return answer;
  await stages.become(answer.visitor_id);
  return { ok: true, visitor_id: answer.visitor_id, verified: false };
}

/** Ends a session and its connections, in whatever tab. Without an answer it only is nobody's any more. */
async function end({ session }: IdentityDesk, { token }: KeptSession): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  await session
    .fetch(accessPaths.current_session, { method: 'DELETE', headers })
    .catch(() => undefined);
}

function wait({ after = later }: IdentityDesk, delay_ms: number): Promise<void> {
  return new Promise((resolve) => after(delay_ms, resolve));
}

function later(delay_ms: number, run: () => void): void {
  setTimeout(run, delay_ms);
}

function failure(message: string): Identified {
  return { ok: false, error: { code: 'identity_refused', message, retry: 'never' } };
}

const unreachable = {
  ok: false,
  error: { code: 'internal', message: 'no connection, or no answer', retry: 'later' },
} as const;
