import type { Agent, Id, Message, Receipt, Rich, Typing } from '@porchlight/protocol';
import { mockAgents, mockInboxKey } from '../account.ts';
import type { MockEnvironment } from '../mock-environment.ts';
import type { MockServer } from '../mock-server.ts';
import { createPerson, type Person, type ScriptedFile } from './person.ts';
import { createVerbs } from './verbs.ts';

/** What visitors and agents both do. A promise that rejects says that the script asks for what can't be. */
export interface ScriptedPerson {
  readonly id: Id;
  readonly says: (text: string) => Promise<Message>;
  /** Sends files, with words or without. */
  readonly sends: (files: readonly ScriptedFile[], text?: string) => Promise<Message>;
  /** Has read everything there is. */
  readonly reads: () => Promise<void>;
  /** Has got everything there is, and not looked at it. */
  readonly gets: () => Promise<void>;
  readonly types: () => Promise<void>;
  readonly stopsTyping: () => Promise<void>;
  readonly leaves: () => void;
  readonly returns: () => Promise<void>;
  /** The message with this text, past or to come; waits 5 s unless told. */
  readonly sees: (text: string, within_ms?: number) => Promise<Message>;
  /** The other side has read the message with this text. */
  readonly seesRead: (text: string, within_ms?: number) => Promise<Receipt>;
  readonly seesTyping: (within_ms?: number) => Promise<Typing>;
}

/** Somebody on the website, with one conversation. */
export interface ScriptedVisitor extends ScriptedPerson {
  readonly conversation_id: Id;
  /** To come again as the same person. */
  readonly token: string;
}

/** Somebody who answers. Acts in the conversation that a visitor spoke in last, or that the agent turned to. */
export interface ScriptedAgent extends ScriptedPerson {
  readonly notes: (text: string) => Promise<Message>;
  /** Asks by choices, cards or a form. */
  readonly asks: (text: string, rich: Rich) => Promise<void>;
  /** Assigns to themselves, to a colleague by id, or to nobody. */
  readonly assigns: (assignee_id?: Id | null) => Promise<void>;
  readonly resolves: () => Promise<void>;
  readonly reopens: () => Promise<void>;
  readonly turnsTo: (conversation_id: Id) => void;
}

/** People who can be asked to do things: for unit tests, stories and seeds. Their own lines know no faults. */
export interface People {
  /** A new visitor, or with a token the same as before. */
  readonly visitor: (token?: string) => Promise<ScriptedVisitor>;
  /** One of the mock's agents, by default the first. */
  readonly agent: (email?: Agent['email']) => Promise<ScriptedAgent>;
}

/** People of this server. Give it the environment that the server has, so that they live in the same time. */
export function createPeople(server: MockServer, environment: MockEnvironment): People {
  return {
    async visitor(token) {
      const session = server.access.openVisitorSession(visit(token));
      if (!session.ok) throw new Error(`no visitor: ${session.error.code}`);
      const own = { server, environment, audience: 'visitor', token: session.token } as const;
      const person = await createPerson({ ...own, id: session.me.id });
      const conversation_id = person.latest() ?? person.newId();
      const verbs = createVerbs(person, async () => conversation_id);
      return { ...verbs, conversation_id, token: session.token };
    },
    async agent(email = mockAgents[0]?.email ?? '') {
      const session = server.access.signIn({ email, password: 'scripted' });
      if (!session.ok) throw new Error(`no agent: ${session.error.code}`);
      const own = { server, environment, audience: 'agent', token: session.token } as const;
      return createAgent(await createPerson({ ...own, id: session.agent.id }));
    },
  };
}

function createAgent(person: Person): ScriptedAgent {
  let turned: Id | undefined;
  const here = async () => turned ?? person.latest() ?? (await firstOpen(person));
  const verbs = createVerbs(person, here);
  const setStatus = async (status: 'open' | 'resolved') => {
    const place = { command_id: person.newId(), conversation_id: await here() };
    await person.does('conversation.set_status', { ...place, status });
  };
  return {
    ...verbs,
    notes: (text) => verbs.writes(text, true),
    async asks(text, rich) {
      const place = { id: person.newId(), conversation_id: await here() };
      await person.does('message.send', { ...place, text, rich });
    },
    async assigns(assignee_id = person.id) {
      const place = { command_id: person.newId(), conversation_id: await here() };
      await person.does('conversation.assign', { ...place, assignee_id });
    },
    resolves: () => setStatus('resolved'),
    reopens: () => setStatus('open'),
    turnsTo: (conversation_id) => (turned = conversation_id),
  };
}

async function firstOpen(person: Person): Promise<Id> {
  const list = await person.does('conversation.list', { view: 'open' });
  const [row] = (list as { rows: { conversation: { id: Id } }[] }).rows;
  if (row === undefined) throw new Error('no conversation is open, so an agent has nowhere to act');
  return row.conversation.id;
}

function visit(token: string | undefined): object {
  const context = {
    page_url: 'https://nightjar.example/',
    page_title: 'Nightjar',
    referrer: null,
    user_agent: null,
    language: 'en',
    time_zone: null,
  };
  const origin = 'https://nightjar.example';
  const request = { inbox_key: mockInboxKey, origin, context };
  return token === undefined ? request : { ...request, token };
}
