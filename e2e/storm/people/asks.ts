import type { Commands, Conversation, DurableCommands, Id } from '@porchlight/protocol';
import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../dice.ts';
import type { Person } from './person.ts';
import { words } from './words.ts';

const labels = ['urgent', 'billing', '灯'] as const;

/** True where somebody is asked how it was. */
export function hasEnded(person: Person, talk: Id): boolean {
  return person.client().getState().conversations[talk]?.status === 'resolved';
}

/** What a visitor does besides writing: says how it was, once it has ended; its website's page tells what it knows. */
export function tellOf(person: Person, talk: Id, dice: Dice): void {
  const client = person.client();
  const command = { command_id: client.newId(), conversation_id: talk };
  const attributes = {
    plan: `${person.mark()} ${dice.one(words)}`,
    visits: dice.between(1, 9),
    trial: dice.chance(0.5),
  };
  if (hasEnded(person, talk))
    insist(person, 'conversation.rate', {
      ...command,
      score: dice.between(1, 5),
      comment: dice.chance(0.5) ? null : `${person.mark()} ${dice.one(words)}`,
    });
  else if (dice.chance(0.5))
    insist(person, 'conversation.describe', { ...command, attributes, ...labelled(dice) });
  else insist(person, 'contact.describe', { command_id: command.command_id, attributes });
}

function labelled(
  dice: Dice,
): Pick<Commands['conversation.describe'], 'add_labels' | 'remove_labels'> {
  const label = dice.one(labels) ?? '';
  return dice.chance(0.6) ? { add_labels: [label] } : { remove_labels: [label] };
}

/** What an agent does besides writing. */
export function workOn(person: Person, talk: Id, colleagues: readonly Id[], dice: Dice): void {
  const client = person.client();
  const command = { command_id: client.newId(), conversation_id: talk };
  const deed = dice.random();
  if (deed < 0.33) {
    const assignee_id = dice.one([...colleagues, null]) ?? null;
    insist(person, 'conversation.assign', { ...command, assignee_id });
  } else if (deed < 0.66) {
    insist(person, 'conversation.set_status', { ...command, status: 'resolved' });
  } else {
    const conversation = client.getState().conversations[talk] as Conversation | undefined;
    // Another tab may not have met it yet.
    if (conversation === undefined) return;
    const { contact_id } = conversation;
    const name = `${person.mark()} Mia`;
    insist(person, 'contact.update', { command_id: command.command_id, contact_id, name });
  }
}

/** So often somebody presses again where nothing was answered: each time with the same command, which is done once. */
const most = 60;
const again_ms = 250;

const waiting = new WeakSet<Person>();

/** Nobody waits for it, but everybody presses one button at a time. In calm weather the next press is answered. */
function insist<Name extends keyof DurableCommands>(
  person: Person,
  name: Name,
  payload: Commands[Name],
): void {
  if (waiting.has(person)) return;
  waiting.add(person);
  void pressUntilAnswered(person, name, payload).finally(() => waiting.delete(person));
}

async function pressUntilAnswered<Name extends keyof DurableCommands>(
  person: Person,
  name: Name,
  payload: Commands[Name],
): Promise<void> {
  for (let tries = 0; tries < most && person.states().length > 0; tries += 1) {
    // Where the tab has died somebody presses again in another.
    const answer = await person.asks(name, payload);
    if (answer !== undefined && (answer.ok || answer.error.retry !== 'later')) return;
    // Where it says that there is no connection, somebody says that it should try now.
    person.wakes();
    await pause(again_ms);
  }
}
