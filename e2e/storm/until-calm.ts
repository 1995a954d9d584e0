import type { ChatState } from '@porchlight/client';
import { setTimeout as pause } from 'node:timers/promises';
import type { Scene } from './scene.ts';

/** What everybody has must stay as it is for so long, in milliseconds. */
const quiet_ms = 1_000;

/** How often it is told who is waited for, and they are woken, in milliseconds. */
const tell_ms = 4_000;

/**
 * Waits until everybody is connected, has nothing left to send and gets nothing more; twice, with everybody reading to the
 * end in between. Resolves with the time it took; null where it took too long.
 */
export async function untilCalm(
  scene: Scene,
  patience_ms: number,
  tell: (sentence: string) => void,
): Promise<number | null> {
  const began = Date.now();
  scene.crowd.wake();
  if (!(await untilQuiet(scene, began + patience_ms, tell))) return null;
  const took_ms = Date.now() - began;
  await scene.crowd.readEverything();
  return (await untilQuiet(scene, began + patience_ms, tell)) ? took_ms : null;
}

async function untilQuiet(
  { crowd, erased }: Scene,
  deadline: number,
  tell: (sentence: string) => void,
): Promise<boolean> {
  let views: readonly unknown[] = [];
  let since = Date.now();
  let told_at = Date.now();
  while (Date.now() < deadline) {
    const busy = crowd.people.flatMap(({ name, party, states }) => {
      // Whoever was erased has yet to hear of it.
      if (erased.has(party.id)) return states().length > 0 ? [`${name} (erased)`] : [];
      return states().flatMap((state) => unsettled(name, state));
    });
    const now = crowd.people.flatMap(({ states }) => states().flatMap(viewOf));
    if (busy.length > 0 || now.some((thing, index) => thing !== views[index])) since = Date.now();
    if (Date.now() - since >= quiet_ms) return true;
    if (busy.length > 0 && Date.now() - told_at > tell_ms) {
      told_at = Date.now();
      // Somebody looks at the page that says "no connection": it tries at once.
      crowd.wake();
      tell(`waiting for ${busy.join(', ')}`);
    }
    views = now;
    await pause(50);
  }
  return false;
}

/** Why somebody has not everything yet. */
function unsettled(name: string, { connection, outbox, changing }: ChatState): readonly string[] {
  const changed = Object.keys(changing).filter((id) => changing[id]?.error === undefined);
  if (changed.length > 0) return [`${name} (changes ${changed.join()})`];
  if (connection.kind !== 'live') return [`${name} (${connection.kind})`];
  const waiting = outbox.find(({ state }) => state.kind !== 'failed' && state.kind !== 'acked');
  return waiting === undefined ? [] : [`${name} (${waiting.id} is ${waiting.state.kind})`];
}

function viewOf({ conversations, logs, outbox }: ChatState): readonly unknown[] {
  return [conversations, logs, outbox];
}
