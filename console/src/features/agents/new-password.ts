// Without letters and digits that look alike, for it may be read out or copied by hand.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const group_length = 4;

/** Fills with random bytes, as `crypto.getRandomValues` does. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>;

/** A new password, such as k7fm-w3xp-9qhr-t2bd: 79 bits, every letter as likely as any other. */
export function newPassword(fill: RandomBytes = (bytes) => crypto.getRandomValues(bytes)): string {
  const chosen: string[] = [];
  while (chosen.length < groups * group_length) {
    for (const byte of fill(new Uint8Array(32))) {
      // The last bytes would favour the first letters.
      if (byte < 256 - (256 % letters.length)) chosen.push(letters.charAt(byte % letters.length));
    }
  }
  return Array.from({ length: groups }, (_, group) =>
    chosen.slice(group * group_length, (group + 1) * group_length).join(''),
  ).join('-');
}
