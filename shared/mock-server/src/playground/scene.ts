import type { Agent, Rejection, Side } from '@porchlight/protocol';
import { mockAgents, mockInboxKey } from '../account.ts';
import type { Faults } from '../faults.ts';
import type { MockEnvironment } from '../mock-environment.ts';
import { createMockServer, type MockServer } from '../mock-server.ts';
import { createPeople, type ScriptedVisitor } from '../people/people.ts';
import { createSeededRandom } from '../seeded-random.ts';
import { seedConversations } from '../seeds/seed-conversations.ts';

/** What a scene begins with. */
export interface SceneSettings {
  /** The same number gives the same conversations and the same luck. */
  readonly seed: number;
  /** How many conversations there have been, from 0 to 10,000. */
  readonly conversations: number;
}

/** What goes wrong on the lines of a scene, as `Faults` tells it. */
export type SceneWeather = Pick<
  Faults,
  'latency_ms' | 'jitter_ms' | 'drop_frames' | 'drop_acks' | 'repeat' | 'reorder' | 'offline'
>;

/** What a window of the scene shows of its client, for whoever watches: a `ChatState` of @porchlight/client. */
export interface SceneClient {
  readonly getState: () => unknown;
  readonly subscribe: (listener: () => void) => () => void;
}

/** A mock server with a visitor and an agent, who each have a window of their own in the same browser. */
export interface Scene {
  readonly server: MockServer;
  /** When it was opened, in milliseconds since 1970. */
  readonly began: number;
  readonly visitor_token: string;
  readonly agent: Agent;
  readonly agent_token: string;
  /** What a window keeps when it is loaded anew: made by the first that asks. */
  readonly storage: <Storage>(side: Side, make: () => Storage) => Storage;
  /** A window's client has started; the one before it in that window is gone. */
  readonly enter: (side: Side, client: SceneClient) => void;
  readonly client: (side: Side) => SceneClient | undefined;
  /** Called whenever a window has entered. */
  readonly onEnter: (listener: () => void) => () => void;
  readonly changeWeather: (weather: SceneWeather) => void;
  /** The visitor says something by a line of their own, on which nothing goes wrong. */
  readonly visitorSays: (text: string) => Promise<void>;
  readonly close: () => void;
}

/** Opens a scene: as many conversations as asked for, and a visitor who has said nothing yet. */
export function createScene(
  { seed, conversations }: SceneSettings,
  clock: MockEnvironment['clock'],
): Scene {
  const random = createSeededRandom(seed);
  const server = createMockServer({ clock, random, fault_seed: seed });
  seedConversations(server, conversations, random, clock.now());
  const people = createPeople(server, { clock, random });
  const visit = unwrap(server.access.openVisitorSession(firstVisit));
  const desk = unwrap(server.access.signIn({ email: mockAgents[0]?.email, password: 'lamp' }));
  const storages = new Map<Side, unknown>();
  const clients = new Map<Side, SceneClient>();
  const listeners = new Set<() => void>();
  let speaker: Promise<ScriptedVisitor> | undefined;
  return {
    server,
    began: clock.now(),
    visitor_token: visit.token,
    agent: desk.agent,
    agent_token: desk.token,
    storage: <Storage>(side: Side, make: () => Storage) => {
      if (!storages.has(side)) storages.set(side, make());
      return storages.get(side) as Storage;
    },
    enter: (side, client) => {
      clients.set(side, client);
      for (const listener of listeners) listener();
    },
    client: (side) => clients.get(side),
    onEnter: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changeWeather: (weather) => server.faults.set(weather),
    visitorSays: async (text) => {
      speaker ??= people.visitor(visit.token);
      await (await speaker).says(text);
    },
    close: server.close,
  };
}

const firstVisit = {
  inbox_key: mockInboxKey,
  origin: 'https://nightjar.example',
  context: {
    page_url: 'https://nightjar.example/lamps',
    page_title: 'Nightjar: ceramic lamps made by the harbour',
    referrer: null,
    user_agent: null,
    language: null,
    time_zone: null,
  },
};

function unwrap<Answer extends object>(
  outcome: ({ readonly ok: true } & Answer) | Rejection,
): Answer {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome;
}
