import { randomUUID } from 'node:crypto';
import {
  accessPaths,
  createIdSource,
  supportedVersions,
  type Ack,
  type AgentAnswers,
  type AgentFrames,
  type AgentSession,
  type AgentSync,
  type Inbox,
  type Receipt,
  type VisitorFrames,
  type VisitorSession,
  type VisitorSync,
} from '@porchlight/protocol';
import type { Dialect } from './dialect.ts';
import { gatherClaims } from './gather-claims.ts';
import { openSocketIo, type SocketIoClient } from './socket-io-client.ts';

/** How to sign in to the product as an agent. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What a `sync` of either audience says of where it has come to. */
type SyncPlace = Pick<VisitorSync | AgentSync, 'cursor' | 'more'>;

type Answered<Answer> = (answer: Extract<Ack<Answer>, { ok: true }>) => void;

/** Speaks with the real server: signs in, syncs, and then sends and claims as any client would, only without dwell and pace. */
export async function createProductDialect(
  port: number,
  credentials: Credentials,
): Promise<Dialect> {
  const origin = `http://127.0.0.1:${port}`;
  const { token } = await post<AgentSession>(`${origin}${accessPaths.sessions}`, credentials);
  const inbox_key = await firstInboxKey(origin, token);
  const newId = createIdSource(Date.now, Math.random);
  const sessions: VisitorSession[] = [];

  return {
    async openAgent(got) {
      const follow = createFollower();
      const target = { port, namespace: '/agent', auth: handshake(token) } as const;
      const socket = await openSocketIo(target, (name, payload) => {
        if (name !== 'durable') return refuseClosing(name, payload);
        const frame = payload as AgentFrames['durable'];
        follow(frame.n);
        if (!('event' in frame) || frame.event.event_type !== 'message.created') return;
        got(frame.event.conversation_id, frame.event.seq);
      });
      await syncUp(socket);
      const taken: Answered<AgentAnswers['receipt.claim_many']> = ({ refused }) => {
        if (refused.length > 0) throw new Error(`refused claims: ${JSON.stringify(refused)}`);
      };
      const claim = gatherClaims((claims) =>
        socket.ask('receipt.claim_many', { claims }, accepted(taken)),
      );
      return {
        claim: (conversation_id, up_to_seq, kind) => claim({ conversation_id, kind, up_to_seq }),
      };
    },

    async prepareVisitors(count) {
      while (sessions.length < count) {
        const group = Array.from({ length: 50 }, () => openSession(origin, inbox_key));
        sessions.push(...(await Promise.all(group)));
      }
    },

    async openVisitor(conversation_id, seen) {
      const session = sessions.pop() ?? (await openSession(origin, inbox_key));
      const follow = createFollower();
      const target = { port, namespace: '/visitor', auth: handshake(session.token) } as const;
      const socket = await openSocketIo(target, (name, payload) => {
        if (name !== 'durable') return refuseClosing(name, payload);
        const frame = payload as VisitorFrames['durable'];
        follow(frame.n);
        if ('receipt' in frame) tellStep(frame.receipt, seen);
      });
      await syncUp(socket);
      return {
        say(text, acked) {
          const answered: Answered<{ seq: number }> = ({ seq }) => acked(seq);
          socket.ask('message.send', { id: newId(), conversation_id, text }, accepted(answered));
        },
      };
    },
  };
}

function tellStep(
  receipt: Receipt,
  seen: (step: Receipt['kind'], up_to_seq: number) => void,
): void {
  if (receipt.actor.kind === 'agent') seen(receipt.kind, receipt.up_to_seq);
}

function handshake(token: string): object {
  return { protocol: supportedVersions, token };
}

/** Checks that durable frames come as 1, 2, 3…: a gap or a repeat would be a loss, or would hide one. */
function createFollower(): (n: number) => void {
  let last = 0;
  return (n) => {
    last += 1;
    if (n !== last) throw new Error(`durable frame ${n} came where ${last} was due`);
  };
}

function refuseClosing(name: string, payload: unknown): void {
  if (name === 'closing')
    throw new Error(`the server ended a connection: ${JSON.stringify(payload)}`);
}

/** Passes a positive acknowledgement on; a negative one makes the measurement worthless. */
function accepted<Answer>(answered: Answered<Answer>): (answer: unknown) => void {
  return (answer) => {
    const ack = answer as Ack<Answer>;
    if (!ack.ok) throw new Error(`the server refused a command: ${JSON.stringify(ack)}`);
    answered(ack);
  };
}

async function syncUp(socket: SocketIoClient): Promise<void> {
  let cursor: string | null = null;
  let more = true;
  while (more) {
    const answer = await new Promise<SyncPlace>((resolve) => {
      socket.ask('sync', { cursor }, accepted<SyncPlace>(resolve));
    });
    ({ cursor, more } = answer);
  }
}

function openSession(origin: string, inbox_key: string): Promise<VisitorSession> {
  const nothing = { page_url: null, page_title: null, referrer: null };
  const browser = { user_agent: `bench ${randomUUID()}`, language: 'en', time_zone: 'UTC' };
  const context = { ...nothing, ...browser };
  return post(`${origin}${accessPaths.widget_sessions}`, { inbox_key, origin, context });
}

async function firstInboxKey(origin: string, token: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${origin}/api/v2/inboxes`, { headers });
  const { inboxes } = await bodyOf<{ inboxes: readonly Inbox[] }>(response);
  const inbox = inboxes.find((one) => one.kind === 'website');
  if (inbox === undefined) throw new Error('the server has no inbox');
  return inbox.key;
}

async function post<Body>(url: string, body: object): Promise<Body> {
  const headers = { 'content-type': 'application/json' };
  return bodyOf(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function bodyOf<Body>(response: Response): Promise<Body> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}
