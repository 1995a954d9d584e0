import { z } from 'zod';
import type { SignInRequest, VisitorSessionRequest } from '../access.ts';
import { limits } from '../limits.ts';
import { cleanText } from './clean-text.ts';
import { visitContextSchema } from './entities.ts';

/** See `VisitorSessionRequest`. */
export const visitorSessionRequestSchema = z.strictObject({
  inbox_key: cleanText(100),
  origin: cleanText(limits.url_length),
  token: z.string().max(200).exactOptional(),
  context: visitContextSchema,
}) satisfies z.ZodType<VisitorSessionRequest>;

/** See `SignInRequest`. The address is not judged by form: a wrong one is wrong credentials. */
export const signInRequestSchema = z.strictObject({
  email: cleanText(limits.email_length).min(1),
  password: z.string().min(1).max(1_000),
}) satisfies z.ZodType<SignInRequest>;
