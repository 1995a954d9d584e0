import { identityWishSchema } from '@porchlight/protocol/schemas';
import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { readPublicKey } from './public-key.ts';

const pem = (type: 'ed25519' | 'x25519') => {
  const { publicKey } = type === 'ed25519' ? generateKeyPairSync(type) : generateKeyPairSync(type);
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
};

it('takes an Ed25519 key however it was copied, in the form that the server takes', () => {
  const key = pem('ed25519');
  const bare = key.split('\n')[1] ?? '';
  for (const text of [key, `  ${key.replaceAll('\n', '\r\n')} `, bare]) {
    const public_key = readPublicKey(text);
    expect(public_key).toBe(key);
    const wish = { on: true, algorithm: 'EdDSA', public_key };
    expect(identityWishSchema.safeParse(wish).success).toBe(true);
  }
});

it('takes no other key, and no other text', () => {
  for (const text of ['', 'a key', pem('x25519')]) expect(readPublicKey(text)).toBeUndefined();
});
