/** An Ed25519 key as PEM, in the one form that the server takes; undefined where it is none. */
export function readPublicKey(text: string): string | undefined {
  const words = text.replaceAll(/-----(BEGIN|END) PUBLIC KEY-----|\s/gu, '');
  // Twelve bytes that say what it is, and the 32 of the key.
  return /^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/u.test(words)
    ? `-----BEGIN PUBLIC KEY-----\n${words}\n-----END PUBLIC KEY-----\n`
    : undefined;
}
