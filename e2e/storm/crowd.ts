import { createIdSource, type Id } from '@porchlight/protocol';
import { createDice } from './dice.ts';
import type { Era } from './history.ts';
import { agentDeed, takeUp, visitorDeed, type Habit } from './people/habits.ts';
import { createPerson, type Person } from './people/person.ts';
import type { LetIn } from './servers/house.ts';

/** Everybody in a storm. */
export interface Crowd {
  readonly people: readonly Person[];
  /** Another visitor comes, and does what visitors do. */
  readonly joins: (visitor: LetIn) => Promise<void>;
  readonly arrive: () => Promise<void>;
  /** Everybody begins to do what they do. */
  readonly begin: () => void;
  /** Everybody stops; resolves when the last deed is done. */
  readonly stop: () => Promise<void>;
  /** Whoever has no connection tries at once, as browsers do when the network is back. */
  readonly wake: () => void;
  readonly readEverything: () => Promise<void>;
  readonly leave: () => void;
}

/** Who is in the crowd, and how they reach the server. */
export interface CrowdOptions {
  readonly seed: number;
  readonly agents: readonly LetIn[];
  readonly visitors: readonly LetIn[];
  /** Whether a visitor who asks for the session again is still the same. */
  readonly renew: (visitor: LetIn) => Promise<boolean>;
  /** The addresses of the nodes, through their proxies: people are spread over them. */
  readonly urls: readonly string[];
  readonly era: () => Era;
}

/** Gathers a crowd. Nobody has arrived yet. */
export function gatherCrowd(options: CrowdOptions): Crowd {
  const { seed, agents, visitors, urls, era } = options;
  const urlOf = (index: number): string => urls[index % urls.length] ?? '';
  const become = (kind: 'agent' | 'visitor') => (one: LetIn, index: number) =>
    createPerson({
      name: one.name,
      party: { kind, id: one.id },
      token: one.token,
      url: urlOf(index),
      seed,
      era,
      renew: () => (kind === 'agent' ? Promise.resolve(true) : options.renew(one)),
    });
  const answering = agents.map(become('agent'));
  const asking = visitors.map(become('visitor'));
  const people = [...answering, ...asking];
  const colleagues = answering.map(({ party }) => party.id);
  const habits: Habit[] = [];

  function settle(person: Person): void {
    const dice = createDice(seed, person.name, 'deeds');
    const isAgent = person.party.kind === 'agent';
    const deed = isAgent
      ? agentDeed(person, colleagues, dice)
      : visitorDeed(person, talksOf(dice), dice);
    const does = async (): Promise<void> => {
      if (!person.isGone()) await deed();
    };
    habits.push(takeUp(isAgent ? [80, 500] : [150, 1_200], dice, does));
  }

  return {
    people,
    joins: async (visitor) => {
      const person = become('visitor')(visitor, people.length);
      people.push(person);
      await person.arrives();
      settle(person);
    },
    arrive: async () => void (await Promise.all(people.map((person) => person.arrives()))),
    begin: () => people.forEach(settle),
    stop: async () => void (await Promise.all(habits.splice(0).map((habit) => habit.stop()))),
    wake: () => people.forEach((person) => person.wakes()),
    readEverything: async () =>
      void (await Promise.all(people.map((person) => person.readsEverything()))),
    leave: () => {
      // Where a storm ends before its time somebody may be in the middle of something.
      for (const habit of habits.splice(0)) void habit.stop().catch(() => {});
      people.forEach((person) => person.leaves());
    },
  };
}

/** One visitor in three has two conversations. */
function talksOf(dice: { readonly random: () => number }): readonly Id[] {
  const newId = createIdSource(Date.now, dice.random);
  return dice.random() < 0.33 ? [newId(), newId()] : [newId()];
}
