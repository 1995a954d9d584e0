import { z } from 'zod';
import { reject, type Rejection } from '../errors.ts';
import type { IdentitySettings, IdentityWish, ProvenIdentity } from '../identity.ts';
import { limits } from '../limits.ts';
import { cleanText } from './clean-text.ts';

/** A moment; see `Moment`. */
export const momentSchema = z.iso.datetime({ precision: 3 });

/** An Ed25519 key in PEM: behind its fixed beginning there are 32 bytes. */
const publicKeySchema = z
  .string()
  .regex(
    /^-----BEGIN PUBLIC KEY-----\r?\nMCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=\r?\n-----END PUBLIC KEY-----\s*$/,
    'must be an Ed25519 public key in PEM',
  );

/** See `IdentityWish`. */
export const identityWishSchema = z.strictObject({
  on: z.boolean(),
  algorithm: z.enum(['HS256', 'EdDSA']),
  public_key: publicKeySchema.nullable(),
  required: z.boolean().exactOptional(),
}) satisfies z.ZodType<IdentityWish>;

/** See `IdentitySettings`. */
export const identitySettingsSchema = identityWishSchema.extend({
  public_key: z.string().nullable(),
  secret_made_at: momentSchema.nullable(),
}) satisfies z.ZodType<IdentitySettings>;

const notBlank = (text: string) => text.trim() !== '';
const idClaim = cleanText(limits.user_id_length).refine(notBlank);
const secondsClaim = z.number().min(0).max(1e11);

const claimsSchema = z.object({
  sub: idClaim,
  jti: idClaim,
  iat: secondsClaim,
  exp: secondsClaim,
  nbf: secondsClaim.exactOptional(),
  aud: z.union([z.string(), z.array(z.string())]).exactOptional(),
  name: cleanText(limits.name_length).refine(notBlank).nullish(),
  email: z.email().max(limits.email_length).nullish(),
  email_verified: z.boolean().nullish(),
});

/**
 * Judges what a token says, once its signature has proved to be right. Tokens hold for an hour at most: they lie in pages,
 * where caches and other scripts may keep them. `identity_refused` for what no time would heal, `identity_expired` for a token
 * whose time is over.
 */
export function judgeIdentityClaims(
  claims: unknown,
  { inbox_key, now_ms }: { readonly inbox_key: string; readonly now_ms: number },
): { readonly ok: true; readonly proven: ProvenIdentity } | Rejection {
  const parsed = claimsSchema.safeParse(claims);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return reject('identity_refused', `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { sub, jti, iat, exp, nbf = 0, aud, name, email, email_verified } = parsed.data;
  const now_s = now_ms / 1_000;
  const { identity_leeway_s: leeway_s, identity_life_s: life_s } = limits;
  if (aud !== undefined && ![aud].flat().includes(inbox_key)) {
    return reject('identity_refused', 'aud: names another inbox');
  }
  if (exp > now_s + life_s + leeway_s) {
    return reject('identity_refused', 'exp: more than an hour ahead');
  }
  if (Math.max(iat, nbf) > now_s + leeway_s) return reject('identity_refused', 'iat: yet to come');
  if (exp + leeway_s <= now_s) return reject('identity_expired', 'exp: is over');
  const forget_at = new Date((exp + leeway_s) * 1_000).toISOString();
  const said = { ...(name && { name }), ...(email && { email }) };
  const proven = { user_id: sub, jti, forget_at, email_verified: email_verified === true, ...said };
  return { ok: true, proven };
}
