import '@fastify/multipart';
import { limits, type Attachment, type Conversation, type Rejection } from '@porchlight/protocol';
import type { FastifyRequest } from 'fastify';
import type { V1Desk } from './v1-desk.ts';

/** What a form has brought: its fields, and the files that were taken in. */
export type V1Form =
  | {
      readonly ok: true;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly files: readonly Attachment[];
    }
  | Rejection;

/** What may be in a form. */
export const formLimits = {
  files: limits.attachments,
  fileSize: limits.file_bytes.max,
  fields: 20,
  fieldSize: limits.frame_bytes,
};

/**
 * Reads a form, and takes its files in as they come, whatever stands before or behind them; none is ever whole in memory. They are the
 * caller's until they are handed to whoever the message is from.
 */
export async function readV1Form(
  { domain, caller }: Pick<V1Desk, 'domain' | 'caller'>,
  request: FastifyRequest,
  conversation: Conversation,
): Promise<V1Form> {
  const fields: Record<string, unknown> = {};
  const files: Attachment[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else {
      const wish = { conversation_id: conversation.id, name: part.filename };
      const taken = await domain.files.receive(caller, wish, part.file);
      if (!taken.ok) return taken;
      files.push(taken.file);
    }
  }
  return { ok: true, fields, files };
}
