import { z } from 'zod';
import { limits } from '../limits.ts';
import type { PushRequest } from '../push.ts';
import { cleanText } from './clean-text.ts';

const endpointSchema = cleanText(limits.url_length).min(1);

/** See `PushRequest`: keys of the length that RFC 8291 gives them. */
export const pushRequestSchema = z.strictObject({
  endpoint: endpointSchema,
  keys: z.strictObject({
    p256dh: z.string().regex(/^[\w-]{87}=?$/),
    auth: z.string().regex(/^[\w-]{22}(==)?$/),
  }),
  text: cleanText(120).min(1),
}) satisfies z.ZodType<PushRequest>;

/** What ends it. */
export const pushEndSchema = z.strictObject({ endpoint: endpointSchema });
