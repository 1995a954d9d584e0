import type { AgentClient, SendOptions, VisitorClient } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import type { Dice } from '../dice.ts';
import type { Person } from './person.ts';

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
  let lines = 0;
  return async () => {
    const talk = dice.one(talks) ?? '';
    const deed = dice.random();
    const text = `${person.name} ${(lines += 1)} ${filler(dice)}`;
    if (deed < 0.56) await person.says(talk, text, answering(person, talk, dice));
    else if (deed < 0.82) person.looks(talk, dice.chance(0.6));
    else if (deed < 0.88) await tellsOfTheTalk(person.client() as VisitorClient, talk, dice);
    else await commonDeed(person, dice);
  };
}

/** An agent's next deed, in any conversation it knows. */
export function agentDeed(
  person: Person,
  colleagues: readonly Id[],
  dice: Dice,
): () => Promise<void> {
  let lines = 0;
  return async () => {
    const client = person.client() as AgentClient;
    const talk = dice.one(Object.keys(client.getState().conversations));
    if (talk === undefined) return;
    const command = { command_id: client.newId(), conversation_id: talk };
    const assignee_id = dice.one([...colleagues, null]) ?? null;
    const deed = dice.random();
    void client.open(talk);
    const text = `${person.name} ${(lines += 1)} ${filler(dice)}`;
    if (deed < 0.45) await person.says(talk, text, answering(person, talk, dice));
    else if (deed < 0.53) await person.says(talk, `note of ${text}`, { internal: true });
    else if (deed < 0.8) person.looks(talk, dice.chance(0.7));
    else if (deed < 0.86) await client.ask('conversation.assign', { ...command, assignee_id });
    else if (deed < 0.9)
      await client.ask('conversation.set_status', { ...command, status: 'resolved' });
    else if (deed < 0.93)
      await client.ask('conversation.describe', {
        ...command,
        add_labels: [dice.one(labels) ?? ''],
      });
    else if (deed < 0.95) await renames(client, talk, dice);
    else await commonDeed(person, dice);
  };
}

const labels = ['urgent', 'billing', '灯'] as const;

/** How it was, once it has ended; or what the website's page knows. */
async function tellsOfTheTalk(client: VisitorClient, talk: Id, dice: Dice): Promise<void> {
  const command = { command_id: client.newId(), conversation_id: talk };
  const attributes = {
    plan: dice.one(words) ?? '',
    visits: dice.between(1, 9),
    trial: dice.chance(0.5),
  };
  if (client.getState().conversations[talk]?.status === 'resolved')
    await client.ask('conversation.rate', { ...command, score: dice.between(1, 5), comment: null });
  else if (dice.chance(0.5)) await client.ask('conversation.describe', { ...command, attributes });
  else await client.ask('contact.describe', { command_id: command.command_id, attributes });
}

/** An agent says what a contact is called. */
async function renames(client: AgentClient, talk: Id, dice: Dice): Promise<void> {
  const contact_id = client.getState().conversations[talk]?.contact_id ?? '';
  const name = `Mia ${dice.between(1, 99)}`;
  await client.ask('contact.update', { command_id: client.newId(), contact_id, name });
}

/** Now and then what is said answers something that stands in the log. */
function answering(person: Person, talk: Id, dice: Dice): SendOptions {
  const entries = person.client().getState().logs[talk]?.entries ?? [];
  const open = entries.filter((entry) => entry.kind === 'message' && !entry.message.internal);
  const answered = dice.chance(0.2) ? dice.one(open) : undefined;
  return answered?.kind === 'message' ? { reply_to: answered.message.id } : {};
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

const words = ['porch', 'light', 'moth', 'evening', 'door', '灯', '飛蛾', '👋', 'é', '"quoted"'];

function filler(dice: Dice): string {
  const short = Array.from({ length: dice.between(1, 6) }, () => dice.one(words)).join(' ');
  // Now and then something long: frames of every length.
  return dice.chance(0.03) ? short.repeat(dice.between(20, 300)).slice(0, 9_000) : short;
}
