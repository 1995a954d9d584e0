import type { Stage } from './app.tsx';
import type { Session } from './session.ts';

/** Leaves nothing on this device of a visitor who was erased; what comes next comes as nobody. */
export async function forgetVisitor(
  stage: Stage,
  session: Pick<Session, 'current' | 'adopt'>,
): Promise<void> {
  if (stage.kind !== 'running') return;
  const { client, visitor_id } = stage.chat;
  await client.signOut({ discard: true });
  // Another tab may have begun anew already.
  if (session.current()?.visitor_id === visitor_id) session.adopt();
}
