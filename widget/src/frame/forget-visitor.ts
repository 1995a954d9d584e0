import type { Stage } from './app.tsx';
import type { Session } from './session.ts';

/** What windows keep of who asked to be told of answers: who they are, and the page that they came from. */
const kept = 'porchlight-push/';

/** What the browser refuses to give, it has not kept. */
function forgetPushes(frame: Pick<Window, 'localStorage'>, visitor_id: string): void {
  try {
    const { localStorage } = frame;
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(kept)))
      if (localStorage.getItem(key)?.includes(visitor_id)) localStorage.removeItem(key);
  } catch {
    // Refused.
  }
}

/** Leaves nothing on this device of a visitor who was erased; what comes next comes as nobody. */
export async function forgetVisitor(
  stage: Stage,
  session: Pick<Session, 'current' | 'adopt'>,
  frame: Pick<Window, 'localStorage'> = window,
): Promise<void> {
  if (stage.kind !== 'running') return;
  const { client, visitor_id } = stage.chat;
  await client.signOut({ discard: true });
  forgetPushes(frame, visitor_id);
  // Another tab may have begun anew already.
  if (session.current()?.visitor_id === visitor_id) session.adopt();
}
