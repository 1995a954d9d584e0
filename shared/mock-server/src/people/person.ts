import {
  createIdSource,
  supportedVersions,
  type Commands,
  type CommandName,
  type FeedItem,
  type Id,
  type IdSource,
  type LogEvent,
  type Message,
  type Receipt,
  type Side,
  type Typing,
  type VisitorSync,
} from '@porchlight/protocol';
import { createFaults } from '../faults.ts';
import type { Link } from '../link.ts';
import type { MockEnvironment } from '../mock-environment.ts';
import type { MockServer } from '../mock-server.ts';
import { createNotice, type Notice } from './notice.ts';

/** Somebody with a session and a line of their own, on which nothing ever goes wrong. */
export interface Person {
  readonly id: Id;
  readonly newId: IdSource;
  /** Every message, receipt and typing notice that came, past and to come. */
  readonly messages: Notice<Message>;
  readonly receipts: Notice<Receipt>;
  readonly typing: Notice<Typing>;
  /** The conversation that somebody else spoke in last, or that the person is known to have. */
  readonly latest: () => Id | undefined;
  /** Carries out a command; throws where the answer is no, because then the script is wrong. */
  readonly does: <Name extends CommandName>(name: Name, payload: Commands[Name]) => Promise<object>;
  /** Uploads a file, and gives its id; throws where it is refused. */
  readonly brings: (conversation_id: Id, file: ScriptedFile) => Id;
  /** Ends the connection; `returns` opens it again. Both twice are safe. */
  readonly leaves: () => void;
  readonly returns: () => Promise<void>;
}

/** A file that a person sends. */
export interface ScriptedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What a person is made of. */
export interface PersonParts {
  readonly server: MockServer;
  readonly environment: MockEnvironment;
  readonly audience: Side;
  readonly id: Id;
  readonly token: string;
}

/** How long a person waits before coming back after the line was cut. */
const return_ms = 100;

class NoAnswer extends Error {
  constructor(name: string) {
    super(`${name} had no answer: nobody is connected`);
  }
}

/** Brings a person in: connected and in sync. */
export async function createPerson(parts: PersonParts): Promise<Person> {
  const { server, environment, audience, id, token } = parts;
  const { clock } = environment;
  const newId = createIdSource(clock.now, environment.random);
  const messages = createNotice<Message>(clock, 'message');
  const receipts = createNotice<Receipt>(clock, 'receipt');
  const typing = createNotice<Typing>(clock, 'typing');
  let link: Link | undefined;
  let latest: Id | undefined;
  let hasLeft = false;

  const take = (event: LogEvent) => {
    if (event.event_type !== 'message.created') return;
    const { message } = event.data;
    if (message.author.id !== id) latest = event.conversation_id;
    messages.add(message);
  };
  const takeItem = (item: FeedItem) => {
    if ('receipt' in item) receipts.add(item.receipt);
    else if (item.event.conversation_id !== null) take(item.event);
  };
  const hear: Record<string, (payload: never) => void> = { durable: takeItem, typing: typing.add };
  const leaves = () => {
    hasLeft = true;
    link?.close();
    link = undefined;
  };
  const asks: Person['does'] = async (name, payload) => {
    const outcome = await link?.call(name, payload);
    if (outcome?.kind !== 'answered') throw new NoAnswer(name);
    if (!outcome.ack.ok) throw new Error(`${name}: ${outcome.ack.error.code}`);
    return outcome.ack;
  };
  const does: Person['does'] = (name, payload) =>
    asks(name, payload).catch(async (cause: unknown) => {
      if (!(cause instanceof NoAnswer) || hasLeft) throw cause;
      // The line was cut in the middle: once more under the same id, as clients do.
      await returns();
      return asks(name, payload);
    });
  const returns = async () => {
    if (link !== undefined) return;
    hasLeft = false;
    link = server.connect(
      audience,
      { protocol: supportedVersions, token },
      {
        frame: (name, payload) => hear[name]?.(payload as never),
        closed(error) {
          link = undefined;
          // A server that cut the line will be back; one that gave a reason meant it.
          if (error === null) clock.after(return_ms, () => void (hasLeft || returns()));
        },
      },
      { faults: createFaults() },
    );
    const { snapshots } = (await asks('sync', { cursor: null })) as VisitorSync;
    for (const { conversation, events } of snapshots.toReversed()) {
      latest = conversation.id;
      events.forEach(take);
    }
  };
  const brings: Person['brings'] = (conversation_id, { name, bytes }) => {
    const wish = { id: newId(), conversation_id, name, size: bytes.length };
    const principal = server.access.principalOf(token);
    if (principal === undefined) throw new Error('no session');
    const begun = server.files.begin(principal, wish);
    const put = begun.ok ? server.files.put(principal, wish.id, bytes) : begun;
    if (!put.ok) throw new Error(`${name}: ${put.error.code}`);
    return wish.id;
  };
  await returns();
  return {
    id,
    newId,
    messages,
    receipts,
    typing,
    latest: () => latest,
    does,
    brings,
    leaves,
    returns,
  };
}
