import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import { createLargeParcel } from './people/parcels.ts';
import type { Person } from './people/person.ts';
import type { Scene } from './scene.ts';
import type { NodeProcess } from './servers/node-process.ts';

/** How long is waited for somebody to be in the middle of it, in milliseconds. */
const patience_ms = 3_000;

/** Somebody sends a large file, and the node that takes it in is killed in the middle. Undefined where it never came so far. */
export async function killInUpload(
  { crowd, nodes, proxies }: Scene,
  dice: Dice,
): Promise<NodeProcess | undefined> {
  const talking = crowd.people.filter((one) => !one.isGone() && talkOf(one) !== undefined);
  const person = dice.one(talking);
  const talk = person && talkOf(person);
  if (person === undefined || talk === undefined) return undefined;
  const text = `${person.mark()} sends a large file`;
  void person.sends(talk, text, [createLargeParcel(text, dice)]);
  const deadline = Date.now() + patience_ms;
  while (Date.now() < deadline) {
    const at = proxies.findIndex((proxy) => proxy.uploading() > 0);
    const node = nodes[at];
    if (node !== undefined) {
      await pause(dice.between(0, 40));
      await node.kill();
      return node;
    }
    await pause(2);
  }
  return undefined;
}

function talkOf(person: Person): string | undefined {
  return person.states().flatMap(({ conversations }) => Object.keys(conversations))[0];
}
