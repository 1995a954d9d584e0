import { createAgentClient } from '@porchlight/client';
import { browserClock } from '@porchlight/client/browser';
import {
  createFakeEnvironment,
  createSkippingClock,
  type SkippingClock,
} from '@porchlight/client/testing';
import {
  createMockServer,
  createMockTransport,
  createPeople,
  createSeededRandom,
  mockAgents,
  seedConversations,
  type MockServer,
  type People,
} from '@porchlight/mock-server';
import type { Agent, ErrorCode } from '@porchlight/protocol';
import { MemoryRouter } from 'react-router';
import type { startWorkspace } from '../app/start-workspace.ts';
import { WorkspaceScreen } from '../app/workspace-screen.tsx';
import type { Api } from '../shared/api.ts';
import { createLiveStore } from '../shared/live-store.ts';
import { createMockApi, type MockAnswers } from './mock-api.ts';

/** A mock server in the page of a story, and people who act on it. */
export interface Desk {
  readonly server: MockServer;
  readonly people: People;
  readonly clock: SkippingClock;
  /** Who sits before the console. */
  readonly agent: Agent;
  readonly token: string;
  /** Fills the list. */
  readonly seed: (conversations: number) => void;
  /** From now on every call over HTTP is refused so. */
  readonly refuses: (code: ErrorCode) => void;
  /** From now on no call over HTTP is answered. */
  readonly holds: () => void;
  /** The server answers so to what the mock knows nothing of. */
  readonly answers: (more: MockAnswers) => void;
  readonly api: Api;
}

/** Prepares what happened before, and tells the path that the console is opened at. */
export type Prologue = (desk: Desk) => Promise<string>;

/** Opens a desk for a story. Behind it time passes as it does, unless it is skipped. */
export function atDesk(prologue: Prologue) {
  return async (): Promise<{ desk: Desk; path: string }> => {
    const desk = openDesk();
    return { desk, path: await prologue(desk) };
  };
}

/** What `atDesk` has prepared. */
export function deskOf({ loaded }: { loaded: Record<string, unknown> }): Desk {
  return loaded['desk'] as Desk;
}

/** The console, signed in, at this desk. */
export function ConsoleAt({ desk, path }: { desk: Desk; path: string }) {
  return (
    <MemoryRouter initialEntries={[path]}>
      <WorkspaceScreen
        agent={desk.agent}
        api={desk.api}
        onSignOut={async () => null}
        start={starterAt(desk)}
      />
    </MemoryRouter>
  );
}

function openDesk(): Desk {
  const clock = createSkippingClock(browserClock);
  const random = createSeededRandom(1);
  const server = createMockServer({ clock, random });
  const session = server.access.signIn({ email: mockAgents[0]?.email, password: 'lamp' });
  if (!session.ok) throw new Error(session.error.message);
  const { agent, token } = session;
  let refusal: ErrorCode | undefined;
  let held = false;
  let told: MockAnswers = {};
  const api = createMockApi(
    server,
    token,
    () => refusal,
    () => told,
  );
  return {
    server,
    clock,
    agent,
    token,
    people: createPeople(server, { clock, random }),
    seed: (count) => seedConversations(server, count, random, clock.now()),
    refuses: (code) => {
      refusal = code;
    },
    holds: () => {
      held = true;
    },
    answers: (more) => {
      told = { ...told, ...more };
    },
    api: {
      ...api,
      call: (name, payload) => (held ? new Promise(() => undefined) : api.call(name, payload)),
    },
  };
}

const starters = new WeakMap<Desk, typeof startWorkspace>();

// One for each desk: with another the console would start anew.
function starterAt(desk: Desk): typeof startWorkspace {
  const known = starters.get(desk) ?? createStarter(desk);
  starters.set(desk, known);
  return known;
}

function createStarter({ server, clock, token }: Desk): typeof startWorkspace {
  return (agent, api, say) => {
    const transport = createMockTransport(server, 'agent');
    const world = createFakeEnvironment();
    // Nobody looks at it, so that nothing becomes read while its picture is taken.
    world.visibility.look(false);
    const client = createAgentClient(
      { ...world, clock, transport },
      { scope: 'story', principal: agent.id, token: () => token, refresh: async () => false },
    );
    const { live, stop } = createLiveStore(client);
    return {
      workspace: { agent, client, live, api, say },
      ready: client.start(),
      stop: () => {
        stop();
        client.close();
        server.close();
      },
    };
  };
}
