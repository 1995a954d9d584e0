import {
  createAgentClient,
  createVisitorClient,
  type AgentClient,
  type VisitorClient,
} from '@porchlight/client';
import { createFakeEnvironment, type FakeClock } from '@porchlight/client/testing';
import {
  createMockServer,
  createMockTransport,
  createSeededRandom,
  mockAgents,
  mockInboxKey,
  type MockServer,
} from '@porchlight/mock-server';
import type { Agent, ErrorCode, VisitContext } from '@porchlight/protocol';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { createQueries } from '../app/queries.ts';
import { createLiveStore } from '../shared/live-store.ts';
import { WorkspaceContext, type Workspace } from '../shared/workspace.ts';
import { createMockApi, type MockAnswers } from './mock-api.ts';
import { render, type Rendered } from './rendered.tsx';

/** An agent at work in the console, before a mock server in the same page. */
export interface FrontDesk {
  readonly agent: Agent;
  readonly client: AgentClient;
  readonly server: MockServer;
  readonly said: readonly string[];
  /** Takes back what was done last. */
  readonly undoes: () => Promise<void>;
  /** From now on every call over HTTP is refused so. */
  readonly refuses: (code: ErrorCode) => void;
  /** What the server answers from now on to what the mock has no opinion of. */
  readonly answers: (answers: MockAnswers) => void;
  /** Shows a part of the console at a path. */
  readonly shows: (children: ReactNode, path?: string) => Promise<Rendered>;
  readonly visitor: () => Promise<VisitorClient>;
  /** Lets time pass until something is so; throws when a minute wasn't enough. */
  readonly until: <Found>(look: () => Found | null | undefined | false) => Promise<Found>;
}

const nowhere: VisitContext = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

/** Signs Ada in, the admin; or 1, Lin, her colleague. */
export async function openFrontDesk(who = 0): Promise<FrontDesk> {
  giveLayout();
  const world = createFakeEnvironment();
  const { clock } = world;
  const server = createMockServer({ clock, random: createSeededRandom(1) });
  const session = server.access.signIn({ email: mockAgents[who]?.email, password: 'lamp' });
  if (!session.ok) throw new Error(session.error.message);
  const client = createAgentClient(
    { ...world, transport: createMockTransport(server, 'agent') },
    { scope: 'test', token: () => session.token, refresh: async () => false },
  );
  await client.start();
  const said: string[] = [];
  let undo: (() => void) | undefined;
  let refusal: ErrorCode | undefined;
  let answers: MockAnswers = {};
  const workspace: Workspace = {
    agent: session.agent,
    client,
    live: createLiveStore(client).live,
    api: createMockApi(
      server,
      session.token,
      () => refusal,
      () => answers,
    ),
    say: (sentence, takeBack) => {
      said.push(sentence);
      undo = takeBack;
    },
  };
  const until = untilOn(clock);
  await until(() => client.getState().ready);
  return {
    agent: session.agent,
    client,
    server,
    said,
    undoes: () => act(async () => undo?.()),
    refuses: (code) => {
      refusal = code;
    },
    answers: (next) => {
      answers = next;
    },
    until,
    shows: (children, path = '/') =>
      render(
        <MemoryRouter initialEntries={[path]}>
          <QueryClientProvider client={createQueries()}>
            <WorkspaceContext value={workspace}>{children}</WorkspaceContext>
          </QueryClientProvider>
        </MemoryRouter>,
      ),
    visitor: async () => {
      const visitor = startVisitor(server, clock);
      await act(async () => visitor.start());
      await until(() => visitor.getState().ready);
      return visitor;
    },
  };
}

function startVisitor(server: MockServer, clock: FakeClock): VisitorClient {
  const session = server.access.openVisitorSession({
    inbox_key: mockInboxKey,
    origin: 'https://shop.example',
    context: nowhere,
  });
  if (!session.ok) throw new Error(session.error.message);
  return createVisitorClient(
    { ...createFakeEnvironment(), clock, transport: createMockTransport(server, 'visitor') },
    { scope: 'visitor', token: () => session.token, refresh: async () => false },
  );
}

function untilOn(clock: FakeClock): FrontDesk['until'] {
  return async (look) => {
    for (let turn = 0; turn < 600; turn += 1) {
      const found = look();
      if (found) return found;
      await act(async () => {
        await clock.advance(100);
        await new Promise((resolve) => setTimeout(resolve));
      });
    }
    throw new Error(`it never came to be: ${String(look)}\n${document.body.textContent}`);
  };
}

// Without a height the lists, which draw only what is in sight, would draw nothing.
function giveLayout(): void {
  for (const side of ['offsetHeight', 'offsetWidth', 'clientHeight'] as const) {
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 600 });
  }
}
