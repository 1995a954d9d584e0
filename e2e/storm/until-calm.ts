import { setTimeout as pause } from 'node:timers/promises';
import type { Scene } from './scene.ts';

/** How long people get to have everything again, in milliseconds: longer than the longest wait of a client. */
const patience_ms = 60_000;

/** What everybody has must stay as it is for so long, in milliseconds. */
const quiet_ms = 1_000;

/**
 * Waits until everybody is connected, has nothing left to send and gets nothing more; twice, with everybody reading to the
 * end in between. Resolves with the time it took; null where it took too long.
 */
export async function untilCalm(scene: Scene): Promise<number | null> {
  const began = Date.now();
  scene.crowd.wake();
  if (!(await untilQuiet(scene, began + patience_ms))) return null;
  const took_ms = Date.now() - began;
  scene.crowd.readEverything();
  return (await untilQuiet(scene, began + patience_ms)) ? took_ms : null;
}

async function untilQuiet({ crowd }: Scene, deadline: number): Promise<boolean> {
  let states: readonly unknown[] = [];
  let since = Date.now();
  while (Date.now() < deadline) {
    const now = crowd.people.map((person) => person.state());
    const settled = now.every(
      ({ connection, outbox }) =>
        connection.kind === 'live' && outbox.every(({ state }) => state.kind === 'failed'),
    );
    const view = now.flatMap(({ conversations, logs, outbox }) => [conversations, logs, outbox]);
    if (!settled || view.some((thing, index) => thing !== states[index])) since = Date.now();
    if (Date.now() - since >= quiet_ms) return true;
    states = view;
    await pause(50);
  }
  return false;
}
