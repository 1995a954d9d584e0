import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** The cost of a guess: 32 MiB and some 60 ms. Kept in the hash, so that it can be raised later. */
const cost = { N: 2 ** 15, r: 8, p: 1 };
const keyLength = 32;

/** Hashes a password with a new salt: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  const { N, r, p } = cost;
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** True when the password is the one that was hashed. Takes as long for a wrong one. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt = '', key = ''] = stored.split('$');
  const expected = Buffer.from(key, 'base64url');
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const found = await derive(password, Buffer.from(salt, 'base64url'), options);
  return expected.length === found.length && timingSafeEqual(expected, found);
}

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  // One person may type é as one code point and another as two.
  const text = password.normalize('NFKC');
  const maxmem = 256 * N * r;
  return new Promise((resolve, reject) => {
    scrypt(text, salt, keyLength, { N, r, p, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
