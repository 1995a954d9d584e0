import type { Ack, CommandName, Commands, Id } from '@porchlight/protocol';
import { createIdSource } from '@porchlight/protocol';
import { io, type Socket } from 'socket.io-client';

/** A frame as it came. */
export interface Frame {
  readonly name: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- what the wire holds is what these tests ask
  readonly payload: any;
}

// oxlint-disable-next-line typescript/no-explicit-any -- as above
type Answer = any;

/** Somebody at a device, with verbs. Every frame it ever got is kept in `frames`. */
export interface Person {
  readonly id: Id;
  readonly token: string;
  readonly frames: readonly Frame[];
  readonly socket: Socket;
  readonly connected: () => boolean;
  /** Emits a command and gives its answer, positive or not. */
  readonly asks: <Name extends CommandName>(name: Name, payload: Commands[Name]) => Promise<Answer>;
  /** Sends a message and gives its positive answer. */
  readonly says: (conversation_id: Id, text: string, more?: { internal: true }) => Promise<Answer>;
  /** Emits anything at all. */
  readonly emits: (name: string, ...args: unknown[]) => Promise<Answer>;
  /** The first frame of this name, past or to come, for which `is` holds. */
  readonly sees: (name: string, is?: (payload: Answer) => boolean) => Promise<Answer>;
  /** The `message.created` with this text. */
  readonly reads: (text: string) => Promise<Answer>;
  readonly leaves: () => void;
}

/** Makes the ids of commands in tests. */
export const newId = createIdSource(Date.now, Math.random);

/** How long a person waits for a frame, in milliseconds. */
const patience_ms = 15_000;

/** What browsers tell of a visit that tells nothing. */
export const noContext = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

/** Posts JSON and gives status and parsed body. */
export async function post(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Answer; headers: Headers }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}

/** Gets JSON, parsed. */
export async function getJson(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, { headers });
  return response.json();
}

/** Opens a visitor's session by HTTP. */
export async function openVisitorSession(url: string, inbox_key: string, token?: string) {
  const origin = 'https://shop.example';
  const request = { inbox_key, origin, context: noContext };
  return post(
    `${url}/api/v2/widget/sessions`,
    token === undefined ? request : { ...request, token },
  );
}

/** A visitor with a session, connected and in sync. */
export async function createVisitor(url: string, key: string, token?: string): Promise<Person> {
  const { body } = await openVisitorSession(url, key, token);
  return connect(url, '/visitor', body.token);
}

/** An agent, signed in, connected and in sync. */
export async function createAgent(
  url: string,
  account: { email: string; password: string },
): Promise<Person> {
  const { body } = await post(`${url}/api/v2/sessions`, account);
  return connect(url, '/agent', body.token);
}

/** Connects with a token and syncs; rejects with the server's error where it is refused. */
export async function connect(url: string, namespace: string, token: string): Promise<Person> {
  const person = await enter(url, namespace, token);
  await person.asks('sync', { cursor: null });
  return person;
}

/** Connects with a token and does nothing more. */
export async function enter(
  url: string,
  namespace: string,
  token: string | undefined,
  options: object = {},
): Promise<Person> {
  const frames: Frame[] = [];
  const watchers = new Set<() => void>();
  const protocol = { min: 1, max: 1 };
  const socket = io(`${url}${namespace}`, {
    path: '/socket',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: token === undefined ? { protocol } : { protocol, token },
    ...options,
  });
  socket.onAny((name: string, payload: unknown) => {
    frames.push({ name, payload });
    for (const look of watchers) look();
  });
  const emits = (name: string, ...args: unknown[]) =>
    new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer to ${name}`)), patience_ms);
      socket.emit(name, ...args, (answer: Ack<object>) => {
        clearTimeout(timer);
        resolve(answer);
      });
    });
  const sees = watch(frames, watchers);
  await opened(socket);
  const { me } = await sees('welcome');
  const person: Person = {
    id: me.id,
    token: token ?? '',
    frames,
    socket,
    connected: () => socket.connected,
    emits,
    asks: (name, payload) => emits(name, payload),
    sees,
    reads: (text) => sees('durable', ({ event }) => event?.data?.message?.text === text),
    async says(conversation_id, text, more) {
      const answer = await emits('message.send', { id: newId(), conversation_id, text, ...more });
      if (!answer.ok) throw new Error(`not sent: ${answer.error.code}`);
      return answer;
    },
    leaves: () => void socket.disconnect(),
  };
  return person;
}

function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.disconnect();
      reject(error);
    });
  });
}

function watch(frames: readonly Frame[], watchers: Set<() => void>): Person['sees'] {
  return (name, is = () => true) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        watchers.delete(look);
        reject(new Error(`never saw ${name}; saw ${JSON.stringify(frames.slice(-5))}`));
      }, patience_ms);
      function look(): void {
        const found = frames.find((frame) => frame.name === name && is(frame.payload));
        if (found === undefined) return;
        clearTimeout(timer);
        watchers.delete(look);
        resolve(found.payload);
      }
      watchers.add(look);
      look();
    });
}
