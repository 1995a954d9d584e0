import {
  createIdSource,
  supportedVersions,
  type Ack,
  type AgentAnswers,
  type Agent,
  type AgentEvent,
  type Commands,
  type Durable,
  type Id,
  type IdSource,
  type Side,
  type VisitorAnswers,
  type VisitorEvent,
  type WireError,
} from '@porchlight/protocol';
import { agentFrameSchemas, visitorFrameSchemas } from '@porchlight/protocol/schemas';
import { mockAgents, mockInboxKey } from '../account.ts';
import type { FaultControls } from '../faults.ts';
import { createMockServer, type MockServer } from '../mock-server.ts';
import { createSeededRandom } from '../seeded-random.ts';
import { createFakeClock, settle, type FakeClock } from './fake-clock.ts';

type Answers = { agent: AgentAnswers; visitor: VisitorAnswers };

/** A raw connection, with everything that came over it. Each frame is checked against its audience's closed schema. */
export interface Wire<Audience extends Side> {
  readonly me: Id;
  readonly token: string;
  readonly frames: readonly { readonly name: string; readonly payload: unknown }[];
  /** The durable frames so far. */
  readonly durables: () => Durable<Audience extends 'agent' ? AgentEvent : VisitorEvent>[];
  /** The texts of the messages among them. */
  readonly texts: () => string[];
  /** Why it ended; undefined while it is open. */
  readonly ending: () => WireError | null | undefined;
  readonly asks: <Name extends keyof Answers[Audience] & keyof Commands>(
    name: Name,
    payload: Commands[Name],
  ) => Promise<Ack<Answers[Audience][Name]>>;
  /** Asks, and throws where the answer is no. */
  readonly does: <Name extends keyof Answers[Audience] & keyof Commands>(
    name: Name,
    payload: Commands[Name],
  ) => Promise<Answers[Audience][Name]>;
  readonly says: (conversation_id: Id, text: string) => Promise<AgentAnswers['message.send']>;
  readonly leaves: () => void;
}

/** A mock server with a clock of its own, and people who come in by raw connections. */
export interface MockStage {
  readonly server: MockServer;
  readonly clock: FakeClock;
  readonly newId: IdSource;
  readonly agents: { readonly ada: Agent; readonly lin: Agent };
  /** Connects, and waits for what follows at once. Without a token as a new visitor. */
  readonly visitor: (token?: string, faults?: FaultControls) => Promise<Wire<'visitor'>>;
  readonly agent: (email?: string) => Promise<Wire<'agent'>>;
}

/** A stage that one number decides. */
export function createMockStage(seed = 1): MockStage {
  const random = createSeededRandom(seed);
  const clock = createFakeClock();
  const server = createMockServer({ clock, random });
  const newId = createIdSource(clock.now, random);
  const [ada, lin] = server.past.tables.agents.values();
  if (ada === undefined || lin === undefined) throw new Error('The mock has no agents.');
  return {
    server,
    clock,
    newId,
    agents: { ada, lin },
    async visitor(token, faults) {
      const session = server.access.openVisitorSession(visitorRequest(token));
      if (!session.ok) throw new Error(session.error.code);
      return openWire(server, newId, 'visitor', session.me.id, session.token, faults);
    },
    async agent(email = mockAgents[0]?.email ?? '') {
      const session = server.access.signIn({ email, password: 'anything' });
      if (!session.ok) throw new Error(session.error.code);
      return openWire(server, newId, 'agent', session.agent.id, session.token);
    },
  };
}

/** What a widget's frame asks for its session. */
export function visitorRequest(token?: string): object {
  const context = {
    page_url: 'https://shop.example/',
    page_title: 'Shop',
    referrer: null,
    user_agent: null,
    language: 'en',
    time_zone: null,
  };
  const request = { inbox_key: mockInboxKey, origin: 'https://shop.example', context };
  return token === undefined ? request : { ...request, token };
}

async function openWire<Audience extends Side>(
  server: MockServer,
  newId: IdSource,
  audience: Audience,
  me: Id,
  token: string,
  faults: FaultControls = server.faults,
): Promise<Wire<Audience>> {
  const frames: { name: string; payload: unknown }[] = [];
  let ending: WireError | null | undefined;
  const schemas: Record<string, { parse: (value: unknown) => unknown }> =
    audience === 'agent' ? agentFrameSchemas : visitorFrameSchemas;
  const link = server.connect(
    audience,
    { protocol: supportedVersions, token },
    {
      frame: (name, payload) => frames.push({ name, payload: schemas[name]?.parse(payload) }),
      closed: (error) => (ending = error),
    },
    { faults },
  );
  const asks = async (name: string, payload: object) => {
    const outcome = await link.call(name, payload);
    if (outcome.kind === 'unclear') throw new Error(`${name} had no answer`);
    return outcome.ack;
  };
  const does = async (name: string, payload: object) => {
    const ack = await asks(name, payload);
    if (!ack.ok) throw new Error(`${name}: ${ack.error.code}`);
    return ack;
  };
  const durables: Wire<Audience>['durables'] = () =>
    frames
      .filter(({ name }) => name === 'durable')
      .map(({ payload }) => payload as ReturnType<Wire<Audience>['durables']>[number]);
  await settle();
  return {
    me,
    token,
    frames,
    durables,
    ending: () => ending,
    asks,
    does: does as Wire<Audience>['does'],
    texts: () =>
      durables().flatMap((frame) =>
        'event' in frame && frame.event.event_type === 'message.created'
          ? [frame.event.data.message.text]
          : [],
      ),
    says: (conversation_id, text) =>
      (does as Wire<'agent'>['does'])('message.send', { id: newId(), conversation_id, text }),
    leaves: link.close,
  };
}
