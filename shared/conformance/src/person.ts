import {
  createIdSource,
  supportedVersions,
  type Ack,
  type AgentAnswers,
  type AgentEvent,
  type CommandName,
  type Commands,
  type Durable,
  type EventType,
  type Handshake,
  type Id,
  type LogEvent,
  type ReceiptKind,
  type Side,
  type VisitorAnswers,
  type VisitorEvent,
} from '@porchlight/protocol';
import { io, type Socket } from 'socket.io-client';
import { faultsOfChain, syncMark } from './chain-check.ts';
import { createWatch } from './watch.ts';
import { faultOfAnswer, faultOfFrame, secretMark } from './wire-check.ts';

/** A frame as it came. */
export interface Frame {
  readonly name: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- what the wire holds is checked by schema as it comes
  readonly payload: any;
}

/** An answer as it came. */
// oxlint-disable-next-line typescript/no-explicit-any -- as above
export type RawAnswer = any;

type Answers = { agent: AgentAnswers; visitor: VisitorAnswers };

/** The positive answer of a command, by who asks. */
export type AnswerTo<Audience extends Side, Name> = Name extends keyof Answers[Audience]
  ? Answers[Audience][Name]
  : never;

/** How long people ask again for what they are told to ask for later, in milliseconds. */
const patience_ms = 20_000;

/** Makes the ids of commands and conversations. */
export const newId = createIdSource(Date.now, Math.random);

/** Somebody at a device, with verbs. Everything that comes is judged by the closed schemas of its audience. */
export interface Somebody {
  readonly audience: Side;
  readonly id: Id;
  readonly token: string;
  /** Where it is connected. */
  readonly url: string;
  readonly frames: readonly Frame[];
  readonly socket: Socket;
  /** Emits a command and gives its answer, positive or not. Asks again where it is told `later`, as clients do. */
  asks(name: CommandName, payload: object): Promise<RawAnswer>;
  /** Asks, and throws where the answer is no. */
  does(name: CommandName, payload: object): Promise<RawAnswer>;
  /** Emits anything at all; the answer is not judged. */
  readonly emits: (name: string, ...words: unknown[]) => Promise<RawAnswer>;
  readonly says: (conversation_id: Id, text: string) => Promise<AnswerTo<Side, 'message.send'>>;
  /** Writes a note. Its text is marked, so that a visitor who gets it anywhere fails the test. */
  readonly notes: (conversation_id: Id, text: string) => Promise<AnswerTo<Side, 'message.send'>>;
  readonly claims: (conversation_id: Id, kind: ReceiptKind, up_to_seq: number) => Promise<void>;
  /** The first frame of this name, past or to come, for which `is` holds. */
  readonly sees: (name: string, is?: (payload: Frame['payload']) => boolean) => Promise<RawAnswer>;
  /** The event of the message with this text. */
  readonly hears: (text: string) => Promise<Extract<LogEvent, { event_type: 'message.created' }>>;
  /** The event of this type in this conversation. */
  readonly witnesses: (conversation_id: Id, event_type: EventType) => Promise<RawAnswer>;
  readonly durables: () => Durable<AgentEvent | VisitorEvent>[];
  /** The live events of one conversation. */
  readonly eventsOf: (conversation_id: Id) => LogEvent[];
  /** Resolves when the connection has ended. */
  readonly ended: Promise<void>;
  /** What is wrong with all that came so far. */
  readonly faults: () => string[];
  readonly leaves: () => void;
}

/** Somebody of one side, whose answers have their types. */
export interface Person<Audience extends Side> extends Somebody {
  readonly audience: Audience;
  asks<Name extends CommandName>(
    name: Name,
    payload: Commands[Name],
  ): Promise<Ack<AnswerTo<Audience, Name>>>;
  does<Name extends CommandName>(
    name: Name,
    payload: Commands[Name],
  ): Promise<AnswerTo<Audience, Name>>;
}

/** How a connection differs from the plain one. */
export interface EntryOptions {
  readonly protocol?: Handshake['protocol'];
  /** At the other node than this side is at by itself. */
  readonly elsewhere?: true;
}

/** An error that a connection was refused with. */
export class Refused extends Error {
  readonly error: unknown;
  constructor(error: unknown) {
    super(`refused: ${JSON.stringify(error)}`);
    this.error = error;
  }
}

/** Connects, and resolves with the welcome; rejects with `Refused` where there is none. */
export async function enter<Audience extends Side>(
  url: string,
  audience: Audience,
  token: string | undefined,
  { protocol = supportedVersions }: EntryOptions = {},
): Promise<Person<Audience>> {
  const watch = createWatch<Frame>();
  const faults: string[] = [];
  const note = (fault: string | undefined) => {
    if (fault !== undefined) faults.push(`${audience}: ${fault}`);
  };
  const socket = io(`${url}/${audience}`, {
    path: '/socket',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: token === undefined ? { protocol } : { protocol, token },
  });
  socket.onAny((name: string, payload: Frame['payload']) => {
    note(faultOfFrame(audience, name, payload));
    watch.add({ name, payload });
  });
  const ended = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()));
  await opened(socket);
  const welcome = await watch.first('welcome', () => true);
  if (welcome.name !== 'welcome') note(`the first frame is ${welcome.name}`);

  const emits: Somebody['emits'] = (name, ...words) =>
    new Promise((resolve, reject) => {
      socket.timeout(20_000).emit(name, ...words, (late: Error | null, answer: RawAnswer) => {
        // A mark between the frames: what came with the answer is not among them.
        if (name === 'sync') watch.add({ name: syncMark, payload: undefined });
        if (late) reject(new Error(`no answer to ${name}`));
        else resolve(answer);
      });
    });
  const asks = async (name: string, payload: object): Promise<RawAnswer> => {
    const end_ms = performance.now() + patience_ms;
    for (;;) {
      const answer = await emits(name, payload);
      note(faultOfAnswer(audience, name, answer));
      const isOver = performance.now() > end_ms;
      if (answer.ok || answer.error.retry !== 'later' || isOver) return answer;
      await new Promise((resolve) => setTimeout(resolve, answer.error.retry_after_ms ?? 200));
    }
  };
  const does = async (name: string, payload: object): Promise<RawAnswer> => {
    const answer = await asks(name, payload);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    return answer;
  };
  const sees: Somebody['sees'] = async (name, is = () => true) => {
    const frame = await watch.first(name, (one) => one.name === name && is(one.payload));
    return frame.payload;
  };
  const durables = () =>
    watch.all.filter(({ name }) => name === 'durable').map((one) => one.payload);
  const person: Somebody = {
    audience,
    id: welcome.payload.me.id,
    token: token ?? '',
    url,
    frames: watch.all,
    socket,
    asks,
    does,
    emits,
    says: (conversation_id, text) => does('message.send', { id: newId(), conversation_id, text }),
    notes: (conversation_id, text) => {
      const note = { id: newId(), conversation_id, text: `${secretMark} ${text}`, internal: true };
      return does('message.send', note);
    },
    claims: (conversation_id, kind, up_to_seq) =>
      does('receipt.claim', { conversation_id, kind, up_to_seq }),
    sees,
    async hears(text) {
      const { event } = await sees('durable', (one) => one.event?.data.message?.text === text);
      return event;
    },
    async witnesses(conversation_id, event_type) {
      const { event } = await sees(
        'durable',
        (one) =>
          one.event?.conversation_id === conversation_id && one.event.event_type === event_type,
      );
      return event;
    },
    durables,
    eventsOf: (conversation_id) =>
      durables().flatMap(({ event }) =>
        event?.conversation_id === conversation_id ? [event] : [],
      ),
    ended,
    faults: () => [...faults, ...faultsOfChain(watch.all).map((fault) => `${audience}: ${fault}`)],
    leaves: () => void socket.disconnect(),
  };
  return person as unknown as Person<Audience>;
}

function opened(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error: Error & { data?: unknown }) => {
      socket.disconnect();
      reject(new Refused(error.data));
    });
  });
}
