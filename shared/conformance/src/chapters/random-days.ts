import type { CommandName, Commands, Id, LogEvent } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createDice, type Dice } from '../dice.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import type { House, Street } from '../house.ts';
import { newId, type RawAnswer, type Somebody } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** Days on which anything may happen. A seed that failed once is kept in this list. */
const seeds = [1, 2, 3, 4];

/** How many commands make a day. */
const deeds = 80;

/** What holds whatever people do, in whatever order. */
export function randomDayRules({ story }: Street): void {
  describe('a random day', () => {
    it.each(seeds)(
      '[LG1][LG2][LG5][RC3] ends with one story, which everybody knows (seed %d)',
      (seed) =>
        story(async (house) => {
          const town = await settle(house, createDice(seed));
          await Promise.all([0, 1, 2, 3].map(() => lives(house, town, deeds / 4)));
          for (const conversation_id of town.conversations)
            await expectOneStory(town, conversation_id);
        })(),
    );
  });
}

/** The people of a day, and what they do it with. */
interface Town {
  readonly dice: Dice;
  readonly visitors: readonly Somebody[];
  readonly agents: readonly Somebody[];
  readonly conversations: readonly Id[];
  /** Commands that were accepted, with their answers. */
  readonly accepted: { name: CommandName; payload: object; answer: RawAnswer; by: Somebody }[];
}

async function settle(house: House, dice: Dice): Promise<Town> {
  const visitors = [await house.visitor(), await house.visitor()];
  const agents = [await house.agent()];
  if (house.target.second_agent !== undefined) agents.push(await house.colleague());
  const conversations: Id[] = [];
  for (const visitor of visitors) {
    for (let count = 0; count < 2; count += 1) conversations.push(await house.begins(visitor));
  }
  return { dice, visitors, agents, conversations, accepted: [] };
}

/** One after another, each by anybody, over either door; what is not allowed is refused, which is as good. */
async function lives(house: House, town: Town, count: number): Promise<void> {
  const { dice } = town;
  for (let deed = 0; deed < count; deed += 1) {
    const isRepeat = town.accepted.length > 0 && dice.chance(0.15);
    await (isRepeat ? repeats(house, town) : acts(house, town));
  }
}

async function repeats(house: House, { dice, accepted }: Town): Promise<void> {
  const { name, payload, answer, by } = dice.pick(accepted);
  expect([name, await does(house, dice, by, name, payload)]).toEqual([name, answer]);
}

async function acts(house: House, town: Town): Promise<void> {
  const { dice, accepted } = town;
  const by = dice.pick([...town.visitors, ...town.agents]);
  const [name, payload] = deedOf(town, by);
  const answer = await does(house, dice, by, name, payload);
  const isRecorded = answer.ok === true && name !== 'receipt.claim';
  if (isRecorded) accepted.push({ name, payload, answer, by });
}

function deedOf(town: Town, by: Somebody): [CommandName, object] {
  const { dice, conversations, agents } = town;
  const conversation_id = dice.pick(conversations);
  const place = { command_id: newId(), conversation_id };
  const send = { id: newId(), conversation_id, text: `says ${newId()}` };
  const kind = dice.pick(['read', 'delivered']);
  const claim = { conversation_id, kind, up_to_seq: 1 + dice.below(30) };
  const common: [CommandName, object][] = [
    ['message.send', send],
    ['message.send', send],
    ['receipt.claim', claim],
    ['receipt.claim', claim],
    ['message.recall', recallOf(town)],
    ['message.edit', editOf(town)],
  ];
  const label = () => [`SECRET ${dice.pick(['a', 'b'])}`];
  const wishes = {
    attributes: { mood: dice.below(3) },
    add_labels: label(),
    remove_labels: label(),
  };
  if (by.audience === 'visitor')
    return dice.pick([...common, ['conversation.describe', { ...place, ...wishes }]]);
  const text = `SECRET ${newId()}`;
  return dice.pick<[CommandName, object]>([
    ...common,
    ['message.send', { ...send, text, internal: true }],
    ['message.send', { ...send, text, internal: true }],
    ['conversation.set_status', { ...place, status: dice.pick(['open', 'resolved']) }],
    [
      'conversation.assign',
      { ...place, assignee_id: dice.pick([null, ...agents.map(({ id }) => id)]) },
    ],
  ]);
}

function recallOf(town: Town): object {
  const { id, conversation_id } = someMessage(town);
  return { id: newId(), conversation_id, message_id: id };
}

function editOf(town: Town): object {
  const { id, conversation_id, internal } = someMessage(town);
  const text = `${internal === true ? 'SECRET' : 'says'} ${newId()}`;
  return { id: newId(), conversation_id, message_id: id, text };
}

/** One that somebody sent, or one that nobody did. */
function someMessage({ dice, accepted, conversations }: Town): Commands['message.send'] {
  const sent = accepted.filter(({ name }) => name === 'message.send');
  if (sent.length === 0)
    return { id: newId(), conversation_id: dice.pick(conversations), text: '' };
  return dice.pick(sent).payload as Commands['message.send'];
}

async function does(
  house: House,
  dice: Dice,
  by: Somebody,
  name: CommandName,
  payload: object,
): Promise<RawAnswer> {
  if (dice.chance(0.7)) return by.asks(name, payload);
  return (await house.http(by).calls(name, payload)).body;
}

/** Each conversation is the same for everybody who may see it, live and afterwards, and its row is what follows from it. */
async function expectOneStory(town: Town, conversation_id: Id): Promise<void> {
  const [agent] = town.agents as [Somebody];
  const { events } = await wholeLog(agent, conversation_id);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
  await expectRowIsFold(agent, conversation_id);
  const last = events.at(-1)?.event_id;
  for (const other of town.agents) {
    await other.sees('durable', ({ event }) => event?.event_id === last);
    // Who came later missed the beginning.
    const live = other.eventsOf(conversation_id);
    expectTold(live, events.slice(-live.length));
  }
  const created = events[0] as Extract<LogEvent, { event_type: 'conversation.created' }>;
  const owner = town.visitors.find(
    ({ id }) => 'contact' in created.data && created.data.contact.id === id,
  );
  if (owner === undefined) throw new Error('a conversation of nobody');
  const shared = events.filter((event) => !isInternal(event));
  const mine = await wholeLog(owner, conversation_id);
  expect(mine.events.map(({ event_id }) => event_id)).toEqual(
    shared.map(({ event_id }) => event_id),
  );
  await owner.sees('durable', ({ event }) => event?.event_id === shared.at(-1)?.event_id);
  expectTold(owner.eventsOf(conversation_id), mine.events);
  for (const { seq, prev } of mine.events) {
    expect(prev).toBe(shared.findLast((event) => event.seq < seq)?.seq ?? 0);
  }
}

/** What was told live is what stands in the log, but for words that were taken back or put right since. */
function expectTold(live: readonly LogEvent[], log: readonly LogEvent[]): void {
  expect(live.map(({ event_id }) => event_id)).toEqual(log.map(({ event_id }) => event_id));
  const versions = new Map(log.flatMap(versionIn));
  const isChanged = ({ seq, data }: LogEvent) => (versions.get(messageId(data)) ?? 0) > seq;
  const changed = new Set(log.filter(isChanged).map(({ event_id }) => event_id));
  const kept = (events: readonly LogEvent[]) => events.filter((one) => !changed.has(one.event_id));
  expect(kept(live)).toEqual(kept(log));
}

function versionIn(event: LogEvent): [Id, number][] {
  return event.event_type === 'message.created'
    ? [[event.data.message.id, event.data.message.version]]
    : [];
}

function messageId(data: LogEvent['data']): Id {
  if ('message' in data) return data.message.id;
  return 'message_id' in data ? data.message_id : '';
}

function isInternal({ data, event_type }: LogEvent): boolean {
  if (event_type === 'conversation.described') return true;
  const { internal } = 'message' in data ? data.message : (data as { internal?: true });
  return internal === true;
}
