import { createIdSource, type Id } from '@porchlight/protocol';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from './dice.ts';
import type { Person } from './people/person.ts';
import type { Scene } from './scene.ts';
import { callServer } from './servers/call-server.ts';
import type { NodeProcess } from './servers/node-process.ts';

const newId = createIdSource(Date.now, Math.random);

/** The admin erases a visitor who is in the middle of a talk. Resolves with who, once that was answered. */
export async function eraseContact(
  { crowd, agents, erased }: Scene,
  { url }: NodeProcess,
  dice: Dice,
): Promise<Id | undefined> {
  const person = dice.one(
    crowd.people.filter((one) => isTalking(one) && !erased.has(one.party.id)),
  );
  if (person === undefined) return undefined;
  const { id } = person.party;
  const call = {
    token: agents[0]?.token ?? '',
    method: 'DELETE',
    body: { command_id: newId() },
  } as const;
  // Whoever is not answered presses again.
  for (let tries = 0; ; tries += 1) {
    try {
      await callServer(url, `/api/v2/contacts/${id}`, call);
      break;
    } catch (cause) {
      if (tries === most) throw cause;
      await pause(again_ms);
    }
  }
  erased.add(id);
  return id;
}

const most = 40;
const again_ms = 250;

function isTalking({ party, isGone, states }: Person): boolean {
  const isHere = party.kind === 'visitor' && !isGone();
  return isHere && states().some(({ conversations }) => Object.keys(conversations).length > 0);
}
