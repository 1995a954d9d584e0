import { createIdSource, type Conversation, type Id } from '@porchlight/protocol';
import {
  createMockServer,
  createMockTransport,
  createMockUpload,
  createSeededRandom,
  mockAgents,
  mockInboxKey,
  type MockServer,
} from '@porchlight/mock-server';
import { createAgentClient, createVisitorClient, timelineOf } from '../index.ts';
import type {
  AgentClient,
  ByteStore,
  FileDoor,
  KeyValueStore,
  Transport,
  VisitorClient,
} from '../index.ts';
import {
  createFakeClock,
  createFakePage,
  createFakeVisibility,
  createMemoryBytes,
  createMemoryStore,
  type FakeClock,
  type FakePage,
  type FakeTab,
  type FakeVisibility,
} from '../testing/index.ts';

/** Somebody with a client of their own. */
export interface Person<Client extends VisitorClient | AgentClient> {
  readonly client: Client;
  readonly token: string;
  readonly eyes: FakeVisibility;
  readonly page: FakePage;
  readonly storage: KeyValueStore;
  /** The texts of a conversation as this person sees them, each with its status. */
  readonly sees: (conversation_id: Id) => readonly string[];
  /** Waits until what was said has left the outbox or has nowhere to go. */
  readonly says: (conversation_id: Id, text: string) => Promise<Id>;
  /** Has the end of the conversation on screen for a second. */
  readonly reads: (conversation_id: Id) => Promise<void>;
}

/** How somebody comes in. */
export interface Arrival {
  readonly token?: string;
  readonly storage?: KeyValueStore;
  /** Where what files hold is kept. */
  readonly bytes?: ByteStore;
  /** Comes in through a tab of a browser, which brings its own storage. */
  readonly tab?: FakeTab;
  /** Puts something between the client and the server. */
  readonly through?: (transport: Transport) => Transport;
}

/** A mock server, one clock, and people. */
export interface Stage {
  readonly server: MockServer;
  readonly clock: FakeClock;
  readonly newId: () => Id;
  readonly visitor: (arrival?: Arrival) => Promise<Person<VisitorClient>>;
  readonly agent: (arrival?: Arrival & { readonly email?: string }) => Promise<Person<AgentClient>>;
}

/** A stage that one number decides. */
export function createStage(seed = 1): Stage {
  const random = createSeededRandom(seed);
  const clock = createFakeClock();
  const server = createMockServer({ clock, random });
  const stops = { token: () => undefined, refresh: () => Promise.resolve(false) };

  function world(
    audience: 'visitor' | 'agent',
    { storage, through, tab, bytes = createMemoryBytes() }: Arrival,
  ) {
    const eyes = createFakeVisibility();
    const page = createFakePage();
    const direct = createMockTransport(server, audience);
    const rough = through?.(direct) ?? direct;
    const upload = createMockUpload(server, clock.after);
    const door: FileDoor = { store: bytes, upload, resolve: (url) => url };
    const given = { random, visibility: eyes, page, files: async () => door };
    if (tab === undefined) {
      return { ...given, clock, storage: storage ?? createMemoryStore(), transport: rough };
    }
    return { ...given, ...tab, transport: tab.through(rough) };
  }

  async function settleIn<Client extends VisitorClient | AgentClient>(
    client: Client,
    token: string,
    { visibility: eyes, page, storage }: ReturnType<typeof world>,
  ): Promise<Person<Client>> {
    const started = client.start();
    await clock.advance(1_000);
    await started;
    return {
      client,
      token,
      eyes,
      page,
      storage,
      sees: (id) => linesOf(client, id),
      says: async (id, text) => {
        const message = await client.send(id, text);
        await clock.advance(1);
        return message;
      },
      reads: async (id) => {
        client.showing(id, client.getState().logs[id]?.head ?? null);
        await clock.advance(1_000);
      },
    };
  }

  return {
    server,
    clock,
    newId: createIdSource(clock.now, random),
    visitor: (arrival = {}) => {
      const session = server.access.openVisitorSession(visitorRequest(arrival.token));
      if (!session.ok) throw new Error(session.error.code);
      const { token } = session;
      const given = world('visitor', arrival);
      const client = createVisitorClient(given, { ...stops, scope: token, token: () => token });
      return settleIn(client, token, given);
    },
    agent: (arrival = {}) => {
      const email = arrival.email ?? mockAgents[0]?.email ?? '';
      const session = server.access.signIn({ email, password: 'anything' });
      if (!session.ok) throw new Error(session.error.code);
      const { token } = session;
      const given = world('agent', arrival);
      const client = createAgentClient(given, { ...stops, scope: email, token: () => token });
      return settleIn(client, token, given);
    },
  };
}

/** The row of a conversation as it stands in the server's tables. */
export function rowOf({ server }: Stage, conversation_id: Id): Conversation | undefined {
  return server.past.tables.conversations.get(conversation_id);
}

function linesOf(client: VisitorClient | AgentClient, id: Id): readonly string[] {
  return timelineOf(client.getState(), id).map((line) =>
    line.kind === 'activity' ? line.event.event_type : `${line.message.text} ${line.status}`,
  );
}

/** What a widget asks for a session. */
export function visitorRequest(token?: string): object {
  const context = {
    page_url: null,
    page_title: null,
    referrer: null,
    user_agent: null,
    language: null,
    time_zone: null,
  };
  const request = { inbox_key: mockInboxKey, origin: 'https://shop.example', context };
  return token === undefined ? request : { ...request, token };
}
