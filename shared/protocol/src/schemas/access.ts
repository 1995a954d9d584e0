import { z } from 'zod';
import type {
  IdentifyRequest,
  NewAgentRequest,
  PasswordChange,
  SignInRequest,
  VisitorSessionRequest,
} from '../access.ts';
import { limits } from '../limits.ts';
import { cleanText } from './clean-text.ts';
import { agentSchema, emailSchema, nameSchema, visitContextSchema } from './entities.ts';

/** See `VisitorSessionRequest`. */
export const visitorSessionRequestSchema = z.strictObject({
  inbox_key: cleanText(100),
  origin: cleanText(limits.url_length),
  token: z.string().max(200).exactOptional(),
  context: visitContextSchema,
}) satisfies z.ZodType<VisitorSessionRequest>;

/** See `IdentifyRequest`. */
export const identifyRequestSchema = z.strictObject({
  identity_token: z.string().max(limits.identity_token_length),
}) satisfies z.ZodType<IdentifyRequest>;

/** See `SignInRequest`. The address is not judged by form: a wrong one is wrong credentials. */
export const signInRequestSchema = z.strictObject({
  email: cleanText(limits.email_length).min(1),
  password: z.string().min(1).max(limits.password_length.max),
}) satisfies z.ZodType<SignInRequest>;

const newPassword = z.string().min(limits.password_length.min).max(limits.password_length.max);

/** See `PasswordChange`. */
export const passwordChangeSchema = z.strictObject({
  current: signInRequestSchema.shape.password,
  password: newPassword,
}) satisfies z.ZodType<PasswordChange>;

/** See `NewAgentRequest`. */
export const newAgentRequestSchema = z.strictObject({
  name: nameSchema,
  email: emailSchema,
  password: newPassword,
  role: agentSchema.shape.role.exactOptional(),
}) satisfies z.ZodType<NewAgentRequest>;
