import type { Multipart } from '@fastify/multipart';
import {
  limits,
  reject,
  type Attachment,
  type Conversation,
  type Rejection,
} from '@porchlight/protocol';
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
  try {
    for await (const part of partsOf(request)) {
      if (part.type === 'field') fields[part.fieldname] = part.value;
      else {
        const wish = { conversation_id: conversation.id, name: part.filename };
        const taken = await domain.files.receive(caller, wish, part.file);
        if (!taken.ok) return taken;
        files.push(taken.file);
      }
    }
  } catch (error) {
    if (error instanceof FormError) return reject('malformed', 'the form can’t be read');
    throw error;
  }
  return { ok: true, fields, files };
}

/** What came is no form, or not all of one. */
class FormError extends Error {
  override readonly name = 'FormError';
}

/** The parts of a form. Where one is not as it should be that is its sender's fault, and none of ours. */
async function* partsOf(request: FastifyRequest): AsyncGenerator<Multipart> {
  try {
    yield* request.parts();
  } catch (error) {
    // With a status the reader of forms says itself what is wrong.
    if (error instanceof Error && 'statusCode' in error) throw error;
    throw new FormError('not a form', { cause: error });
  }
}
