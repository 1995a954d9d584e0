import type { Id, WireError } from '@porchlight/protocol';
import type { Stage } from './app.tsx';
import type { Chat } from './chat.ts';
import type { Session } from './session.ts';

/** What the stages are played with. */
export interface StagesOptions {
  readonly session: Pick<Session, 'begin'>;
  readonly startChat: (visitor_id: Id, onOtherVisitor: (visitor_id: Id) => void) => Promise<Chat>;
  /** Lets a chat go for another person's; what it returns is to be done once that one runs. Rejects where that can't be done now. */
  readonly takeOver: (before: Chat, visitor_id: Id) => Promise<(after: Chat) => Promise<void>>;
  readonly show: (stage: Stage) => void;
  /** Runs once after a delay; returns its stop. */
  readonly after: (delay_ms: number, run: () => void) => () => void;
}

/** The stages at play. */
export interface Stages {
  /** Tries at once. */
  readonly retry: () => void;
  /** Lets the chat be this visitor's from now on; resolves when it is. Rejects where that fails, and is tried again by itself. */
  readonly become: (visitor_id: Id) => Promise<void>;
}

const longest_ms = 30_000;

/** What it takes to become somebody else could not be fetched. */
const notNow: WireError = { code: 'internal', message: 'not all is here', retry: 'later' };

/**
 * Plays the frame's stages: the session, begun again and again (ever more slowly) while the server can't be reached, then the
 * chat. When the visitor becomes another person, a new chat takes over with what was unsent.
 */
export function playStages({ session, startChat, takeOver, show, after }: StagesOptions): Stages {
  let stop = () => {};
  let delay_ms = 1_000;
  let chat: Chat | undefined;
  let turn = Promise.resolve();

  const run = async (visitor_id: Id) => {
    const before = chat;
    if (before?.visitor_id === visitor_id) return;
    // What would be written meanwhile would be nobody's.
    if (before) show({ kind: 'starting' });
    const finish = before && (await takeOver(before, visitor_id));
    chat = await startChat(visitor_id, (id) => void tryToBecome(id));
    show({ kind: 'running', chat });
    await finish?.(chat);
  };
  // One after the other: tabs, server and page may all say at once that the visitor is another one.
  const become = (visitor_id: Id) => {
    turn = turn.catch(() => undefined).then(() => run(visitor_id));
    turn.catch(() => fail(notNow));
    return turn;
  };
  const tryToBecome = (visitor_id: Id) => become(visitor_id).catch(() => undefined);
  const fail = (error: WireError) => {
    show({ kind: 'failed', error });
    if (error.retry !== 'later') return;
    stop();
    stop = after(error.retry_after_ms ?? delay_ms, () => void begin());
    delay_ms = Math.min(longest_ms, delay_ms * 2);
  };
  const begin = async () => {
    stop();
    const answer = await session.begin();
    return answer.ok ? tryToBecome(answer.visitor_id) : fail(answer.error);
  };
  show({ kind: 'starting' });
  void begin();
  return { retry: () => void begin(), become };
}
