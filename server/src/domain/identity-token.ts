import type { IdentitySettings } from '@porchlight/protocol';
import { compactVerify, importSPKI } from 'jose';

/** What a token turned out to say; or why it is none of this inbox's, for the log. */
export type OpenedToken =
  | { readonly ok: true; readonly claims: unknown }
  | { readonly ok: false; readonly reason: string };

/**
 * Checks a token's signature by the one algorithm of the inbox, whatever the token says of itself, and reads what it says.
 * Never rejects. The claims are not judged here.
 */
export async function openIdentityToken(
  token: string,
  settings: IdentitySettings,
  secret: string,
): Promise<OpenedToken> {
  const { algorithm, public_key } = settings;
  try {
    const key =
      algorithm === 'HS256'
        ? new TextEncoder().encode(secret)
        : await importSPKI(public_key ?? '', 'EdDSA');
    const { payload } = await compactVerify(token, key, { algorithms: [algorithm] });
    return { ok: true, claims: JSON.parse(new TextDecoder().decode(payload)) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'not readable' };
  }
}
