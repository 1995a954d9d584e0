import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import { eraseContact } from './erase-contact.ts';
import { killInUpload } from './kill-in-upload.ts';
import type { Scene } from './scene.ts';
import { dismissColleague } from './servers/dismiss-colleague.ts';
import type { NodeProcess } from './servers/node-process.ts';
import type { Tally } from './tally.ts';

/** Something that happens to the servers; resolves when they are up again. */
export type Mishap = (dice: Dice) => Promise<void>;

/** Everything that can happen in a scene besides the weather, by name. */
export function createMishaps(
  scene: Scene,
  tally: Tally,
  longest_freeze_ms: number,
): Readonly<Record<string, Mishap>> {
  const { backing, nodes, restores } = scene;
  const oneOf = (dice: Dice): NodeProcess | undefined => dice.one(nodes);
  let copied: ReadonlySet<string> = new Set();
  let newcomers = 0;

  async function restart(node: NodeProcess, down_ms: number): Promise<void> {
    await pause(down_ms);
    await node.start();
    tally.add('restarts');
  }

  /** How many messages are on disk of which nobody was told. */
  async function noteUntold(): Promise<void> {
    const stored = await backing.messageIds();
    for (const person of scene.crowd.people) {
      const waiting = person
        .states()
        .flatMap(({ outbox }) => outbox)
        .filter(({ state }) => state.kind === 'sending' || state.kind === 'unclear');
      tally.add('on disk, not acknowledged', waiting.filter(({ id }) => stored.has(id)).length);
    }
  }

  /** For whoever was erased. What is put back later knows of both: backups are not what erasures reach. */
  async function welcomeAnother(): Promise<void> {
    const visitor = await scene.admit(`visitor ${scene.visitors.length + 1}`);
    scene.visitors.push(visitor);
    await scene.crowd.joins(visitor);
    if (copied.size > 0) copied = await backing.copy();
  }

  const own: Record<string, Mishap> = {
    'server killed': async (dice) => {
      const node = oneOf(dice);
      await node?.kill();
      tally.add('kills');
      if (node !== undefined) await restart(node, dice.between(50, 1_200));
    },
    'server killed at a commit': async (dice) => {
      const node = oneOf(dice);
      const pid = node?.pid();
      if (node === undefined || pid === undefined) return;
      node.expectDeath();
      const hit = await backing.snipe(pid);
      tally.add(hit ? 'kills at a commit' : 'missed shots');
      await node.kill();
      tally.add('kills');
      await noteUntold();
      await restart(node, dice.between(50, 500));
    },
    'server killed in an upload': async (dice) => {
      const node = await killInUpload(scene, dice);
      if (node === undefined) return;
      tally.add('kills in an upload');
      tally.add('kills');
      await restart(node, dice.between(50, 1_200));
    },
    'server frozen': async (dice) => {
      await oneOf(dice)?.freeze(dice.chance(0.7) ? dice.between(300, 2_500) : longest_freeze_ms);
    },
    'network cut': async () => {
      tally.add('connections cut at once', scene.cutAll());
    },
    'colleague removed': async (dice) => {
      const { url = '' } = oneOf(dice) ?? {};
      newcomers += 1;
      const token = scene.agents[0]?.token ?? '';
      const id = await dismissColleague(url, token, scene.agents.length + newcomers);
      scene.removed.push({ id, era: restores.length });
    },
    'contact erased': async (dice) => {
      const node = oneOf(dice);
      if (node === undefined) return;
      tally.add('contacts erased', (await eraseContact(scene, node, dice)) === undefined ? 0 : 1);
      await welcomeAnother();
    },
    'server killed in an erasure': async (dice) => {
      const node = oneOf(dice);
      if (node === undefined || (await eraseContact(scene, node, dice)) === undefined) return;
      await pause(dice.between(0, 6));
      await node.kill();
      tally.add('kills');
      tally.add('contacts erased');
      const left = (await backing.jobs()).filter((kind) => kind === 'contact.erase');
      tally.add('erasures cut short', left.length);
      await restart(node, dice.between(50, 1_200));
      await welcomeAnother();
    },
    'copy taken': async () => {
      copied = await backing.copy();
    },
    'database restored': async (dice) => {
      if (copied.size === 0) return;
      await Promise.all(nodes.map((node) => node.kill()));
      tally.add('kills', nodes.length);
      scene.cutAll();
      // What was on its way has arrived or is lost before the new era begins.
      await pause(150);
      await backing.restore();
      restores.push({ era: restores.length + 1, kept: copied });
      await Promise.all(nodes.map((node) => restart(node, dice.between(50, 400))));
    },
  };
  const others = Object.entries(backing.mishaps).map(([name, happen]): [string, Mishap] => [
    name,
    (dice) => happen(dice.between(600, 3_000)),
  ]);
  return { ...own, ...Object.fromEntries(others) };
}
