import type { Agent, Rejection, Side, VisitContext } from '@porchlight/protocol';
import { mockAgents, mockInboxKey } from '../account.ts';
import type { Faults } from '../faults.ts';
import type { MockEnvironment } from '../mock-environment.ts';
import type { Transport } from '../link.ts';
import { createMockServer, type MockServer } from '../mock-server.ts';
import { createMockTransport } from '../mock-transport.ts';
import { createPeople, type ScriptedVisitor } from '../people/people.ts';
import { createSeededRandom } from '../seeded-random.ts';
import { seedConversations } from '../seeds/seed-conversations.ts';
import { createWindowBook, type WindowBook } from './window-book.ts';

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

/** A server with a visitor and an agent, who each have a window of their own in the same browser. */
export interface Scene extends WindowBook {
  /** The mock server in the page; null where it is a real one. */
  readonly server: MockServer | null;
  /** When it was opened, in milliseconds since 1970. */
  readonly began: number;
  readonly visitor_token: string;
  readonly agent: Agent;
  /** Undefined where the browser has a cookie instead. */
  readonly agent_token: string | undefined;
  /** The way to the server, on which the weather is. */
  readonly transport: (side: Side) => Transport;
  readonly changeWeather: (weather: SceneWeather) => void;
  /** The visitor says something by a line of their own, on which nothing goes wrong. */
  readonly visitorSays: (text: string) => Promise<void>;
  readonly close: () => void;
}

/** A scene on a mock server in the page. */
export interface MockScene extends Scene {
  readonly server: MockServer;
  readonly agent_token: string;
}

/** Opens a scene on a mock server: as many conversations as asked for, and a visitor who has said nothing yet. */
export function createScene(
  { seed, conversations }: SceneSettings,
  clock: MockEnvironment['clock'],
): MockScene {
  const random = createSeededRandom(seed);
  const server = createMockServer({ clock, random, fault_seed: seed });
  seedConversations(server, conversations, random, clock.now());
  const people = createPeople(server, { clock, random });
  const visit = unwrap(server.access.openVisitorSession(firstVisit));
  const desk = unwrap(server.access.signIn({ email: mockAgents[0]?.email, password: 'lamp' }));
  let speaker: Promise<ScriptedVisitor> | undefined;
  return {
    ...createWindowBook(),
    server,
    began: clock.now(),
    visitor_token: visit.token,
    agent: desk.agent,
    agent_token: desk.token,
    transport: (side) => createMockTransport(server, side),
    changeWeather: (weather) => server.faults.set(weather),
    visitorSays: async (text) => {
      speaker ??= people.visitor(visit.token);
      await (await speaker).says(text);
    },
    close: server.close,
  };
}

/** What the visitor of a scene is looking at. */
export const sceneVisit: VisitContext = {
  page_url: 'https://nightjar.example/lamps',
  page_title: 'Nightjar: ceramic lamps made by the harbour',
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

const firstVisit = {
  inbox_key: mockInboxKey,
  origin: 'https://nightjar.example',
  context: sceneVisit,
};

function unwrap<Answer extends object>(
  outcome: ({ readonly ok: true } & Answer) | Rejection,
): Answer {
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome;
}
