import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { limits } from '../limits.ts';
import { cleanText } from './clean-text.ts';
import {
  agentProfileSchema,
  agentSchema,
  availabilitySchema,
  idSchema,
  partySchema,
} from './entities.ts';
import { agentEventSchema, receiptSchema, visitorEventSchema } from './events.ts';
import { visitorTalkSchema } from './rich.ts';

/** See `WireError`. */
export const wireErrorSchema = z.strictObject({
  code: z.enum(Object.keys(errorCodes) as [keyof typeof errorCodes]),
  message: z.string(),
  retry: z.enum(['never', 'later', 'after-refresh']),
  retry_after_ms: z.number().min(0).exactOptional(),
});

/** See `Rejection`. */
export const rejectionSchema = z.strictObject({ ok: z.literal(false), error: wireErrorSchema });

/** See `Handshake`. */
export const handshakeSchema = z.object({
  protocol: z.object({ min: z.int(), max: z.int() }),
  token: z.string().max(200).optional(),
});

const n = z.int().min(1);
const presence = { party: partySchema, availability: availabilitySchema };
const agent = agentProfileSchema.exactOptional();
const typing = { conversation_id: idSchema, actor: partySchema, typing: z.boolean() };
const welcome = {
  protocol: z.int().min(1),
  me: partySchema,
  presence: z.array(z.strictObject(presence)),
};
const heads = z.strictObject({ n: z.int().min(0), cursor: z.string() });
const closing = z.strictObject({ error: wireErrorSchema });

/** Every frame to agents, by name. Closed. */
export const agentFrameSchemas = {
  welcome: z.strictObject({ ...welcome, agent: agentSchema }),
  durable: z.union([
    z.strictObject({ n, event: agentEventSchema }),
    z.strictObject({ n, receipt: receiptSchema }),
  ]),
  heads,
  typing: z.strictObject({
    ...typing,
    internal: z.literal(true).exactOptional(),
    preview: cleanText(limits.typing_preview_length).exactOptional(),
  }),
  presence: z.strictObject(presence),
  closing,
};

/** Every frame to visitors, by name. Closed. */
export const visitorFrameSchemas = {
  welcome: z.strictObject({
    ...welcome,
    agents: z.array(agentProfileSchema),
    talk: visitorTalkSchema.exactOptional(),
  }),
  durable: z.union([
    z.strictObject({ n, event: visitorEventSchema }),
    z.strictObject({ n, receipt: receiptSchema }),
  ]),
  heads,
  typing: z.strictObject({ ...typing, agent }),
  presence: z.strictObject({ ...presence, agent }),
  closing,
};
