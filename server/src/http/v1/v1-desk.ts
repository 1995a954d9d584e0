import {
  limits,
  type Attachment,
  type CommandName,
  type Commands,
  type Conversation,
} from '@porchlight/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../../domain/caller.ts';
import { namedPath } from '../../domain/file-links.ts';
import type { Domain } from '../../domain/create-domain.ts';
import type { NumberedMessage } from '../../domain/number-store.ts';
import { identifyV1, type V1Caller } from './v1-caller.ts';
import type { V1People, V1Thread } from './v1-json.ts';
import { sendV1Invalid, sendV1Rejection } from './v1-problem.ts';

/** Somebody's call of v1, and what its routes do again and again. Everything rejects with StorageError. */
export interface V1Desk {
  readonly caller: V1Caller;
  readonly domain: Domain;
  readonly reply: FastifyReply;
  /** True where the command went through; else its rejection has been sent. By default it is the caller's own. */
  readonly does: <Name extends CommandName>(
    name: Name,
    payload: Commands[Name],
    as?: Caller,
  ) => Promise<boolean>;
  /** The body as it should be; null after it was refused. */
  readonly read: <Schema extends z.ZodType>(
    schema: Schema,
    body?: unknown,
  ) => z.output<Schema> | null;
  readonly people: () => Promise<V1People>;
  readonly thread: (conversation: Conversation) => Promise<V1Thread | null>;
  /** The last message of a conversation; null where nobody has said anything. */
  readonly lastMessage: (conversation: Conversation) => Promise<NumberedMessage | null>;
}

/** Lets a program in, and hands it a desk; null after it was refused. */
export async function openV1Desk(
  domain: Domain,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<V1Desk | null> {
  const caller = await identifyV1(domain, request, reply);
  if (caller === null) return null;
  const { account_id } = caller.principal;
  const { numbers } = domain.store;
  const origin = domain.public_url ?? `http://${request.host}`;
  const people = async () => ({
    fileUrl: (file: Attachment) => origin + lastingPath(domain, file),
    inboxes: await numbers.inboxes(account_id),
    agents: await numbers.agents(account_id),
  });
  return {
    caller,
    domain,
    reply,
    people,
    async does(name, payload, as = caller) {
      const { answer } = await domain.executor.execute(as, name, payload, null);
      if (!answer.ok) sendV1Rejection(reply, answer);
      return answer.ok;
    },
    read(schema, body = request.body ?? {}) {
      const parsed = schema.safeParse(body);
      if (parsed.success) return parsed.data;
      sendV1Invalid(reply, parsed.error);
      return null;
    },
    async thread(conversation) {
      const contact = await numbers.contactById(account_id, conversation.contact_id);
      return contact === null ? null : { conversation, contact, ...(await people()) };
    },
    async lastMessage({ id, last_message }) {
      return last_message === null ? null : numbers.messageById(id, last_message.id);
    },
  };
}

function lastingPath({ fileLinks, clock }: Domain, file: Attachment): string {
  return namedPath(fileLinks.lasting(file.id, clock.now()).path, file);
}

const numberSchema = z.coerce.number().int().min(1);

/** A number from a path or query; null where it is none, or above `most`. */
export function v1Number(text: string | undefined, most: number = limits.seq): number | null {
  const parsed = numberSchema.max(most).safeParse(text);
  return parsed.success ? parsed.data : null;
}
