import type { AgentClient } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import type { Dice } from '../dice.ts';
import { words } from './words.ts';
import { hasEnded, tellOf, workOn } from './asks.ts';
import { createParcel } from './parcels.ts';
import type { Manner, Person } from './person.ts';

/** What somebody does, over and over, until they stop. */
export interface Habit {
  /** Resolves when the last deed is done. */
  readonly stop: () => Promise<void>;
}

/** How long somebody waits between two deeds, in milliseconds: [least, most]. */
export type Pace = readonly [number, number];

/** Lets somebody do one thing after another at their pace. */
export function takeUp(pace: Pace, dice: Dice, deed: () => Promise<void>): Habit {
  const stopped = new AbortController();
  const wait = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, dice.between(...pace));
      stopped.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  const going = (async () => {
    while (!stopped.signal.aborted) {
      await deed();
      await wait();
    }
  })();
  return {
    stop: () => {
      stopped.abort();
      return going;
    },
  };
}

/** A visitor's next deed, in one of its conversations. */
export function visitorDeed(person: Person, talks: readonly Id[], dice: Dice): () => Promise<void> {
  return async () => {
    const talk = dice.one(talks) ?? '';
    // Whoever is asked how it was says so as often as not, before anything else opens it again.
    const rates = dice.chance(0.4) && hasEnded(person, talk);
    const deed = rates ? 0.8 : dice.random();
    const text = `${person.mark()} ${filler(dice)}`;
    if (deed < 0.46) await person.says(talk, text, answering(person, talk, dice));
    else if (deed < 0.54) await sendFiles(person, talk, text, dice);
    else if (deed < 0.78) person.looks(talk, dice.chance(0.6));
    else if (deed < 0.88) tellOf(person, talk, dice);
    else await commonDeed(person, dice);
  };
}

/** An agent's next deed, in any conversation it knows. */
export function agentDeed(
  person: Person,
  colleagues: readonly Id[],
  dice: Dice,
): () => Promise<void> {
  return async () => {
    const client = person.client() as AgentClient;
    const talk = dice.one(Object.keys(client.getState().conversations));
    if (talk === undefined) return;
    const deed = dice.random();
    void client.open(talk);
    const text = `${person.mark()} ${filler(dice)}`;
    if (deed < 0.41) await person.says(talk, text, answering(person, talk, dice));
    else if (deed < 0.45) await sendFiles(person, talk, text, dice);
    else if (deed < 0.53) await person.says(talk, `note of ${text}`, { internal: true });
    else if (deed < 0.74) person.looks(talk, dice.chance(0.7));
    else if (deed < 0.92) workOn(person, talk, colleagues, dice);
    else await commonDeed(person, dice);
  };
}

/** Now and then what is said answers something that stands in the log. */
function answering(person: Person, talk: Id, dice: Dice): Manner {
  const entries = person.client().getState().logs[talk]?.entries ?? [];
  const open = entries.filter((entry) => entry.kind === 'message' && !entry.message.internal);
  const answered = dice.chance(0.2) ? dice.one(open) : undefined;
  return answered?.kind === 'message' ? { reply_to: answered.message.id } : {};
}

/** One to three files, with words or without. */
async function sendFiles(person: Person, talk: Id, text: string, dice: Dice): Promise<void> {
  const parcels = Array.from({ length: dice.between(1, 3) }, (_, nr) =>
    createParcel(`${text.slice(0, 60)} ${nr}`, dice),
  );
  await person.sends(talk, dice.chance(0.7) ? text : '', parcels);
}

/** What anybody does now and then. */
async function commonDeed(person: Person, dice: Dice): Promise<void> {
  const deed = dice.random();
  if (deed < 0.25) await person.takesBack();
  else if (deed < 0.45) await person.rewords();
  else if (deed < 0.6) await person.reopens();
  else if (deed < 0.75) await person.opensAnother();
  else if (deed < 0.9) person.freezes(dice.between(200, 6_000));
  else person.setsClock(dice.between(-7_200_000, 7_200_000));
}

function filler(dice: Dice): string {
  const short = Array.from({ length: dice.between(1, 6) }, () => dice.one(words)).join(' ');
  // Now and then something long: frames of every length.
  return dice.chance(0.03) ? short.repeat(dice.between(20, 300)).slice(0, 9_000) : short;
}
