import type { Id } from '@porchlight/protocol';
import type { Stage } from './app.tsx';
import { type Chat, moveUnsent } from './chat.ts';
import type { Session } from './session.ts';

/** What the stages are played with. */
export interface StagesOptions {
  readonly session: Pick<Session, 'begin'>;
  readonly startChat: (visitor_id: Id, onOtherVisitor: (visitor_id: Id) => void) => Promise<Chat>;
  readonly show: (stage: Stage) => void;
  /** Runs once after a delay; returns its stop. */
  readonly after: (delay_ms: number, run: () => void) => () => void;
}

const longest_ms = 30_000;

/**
 * Plays the frame's stages: the session, begun again and again (ever more slowly) while the server can't be reached, then the
 * chat. When the server makes another person of the visitor, a new chat takes over with what was unsent. Returns what tries
 * at once.
 */
export function playStages({ session, startChat, show, after }: StagesOptions): () => void {
  let stop = () => {};
  let delay_ms = 1_000;

  const run = async (visitor_id: Id, before?: Chat) => {
    const chat = await startChat(visitor_id, (other) => void run(other, chat));
    show({ kind: 'running', chat });
    if (before === undefined) return;
    await moveUnsent(before, chat);
    before.close();
  };
  const begin = async () => {
    stop();
    const answer = await session.begin();
    if (answer.ok) return run(answer.visitor_id);
    show({ kind: 'failed', error: answer.error });
    if (answer.error.retry !== 'later') return undefined;
    stop = after(answer.error.retry_after_ms ?? delay_ms, () => void begin());
    delay_ms = Math.min(longest_ms, delay_ms * 2);
    return undefined;
  };
  show({ kind: 'starting' });
  void begin();
  return () => void begin();
}
