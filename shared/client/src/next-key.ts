/**
 * The key after every other with its prefix: a counter that is higher than all of theirs, in twelve digits, and the name,
 * so that even stores that can't count for several tabs at once never keep two things in one place.
 */
export function nextKey(prefix: string, name: string, keys: Iterable<string>): string {
  let last = 0;
  for (const key of keys) {
    const count = Number.parseInt(key.slice(prefix.length), 10);
    if (count > last) last = count;
  }
  return `${prefix}${String(last + 1).padStart(12, '0')}.${name}`;
}
