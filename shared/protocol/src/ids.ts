/** A UUID in lower-case hex with dashes. New ones are UUIDv7; ids are never the order, because clocks lie. */
export type Id = string;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True when the value has the form of an id; says nothing about whether it exists. */
export function isId(value: unknown): value is Id {
  return typeof value === 'string' && uuid.test(value);
}

/** When an id was made, in milliseconds since 1970 by its maker's clock; null for one that doesn't tell (no UUIDv7). */
export function timeOfId(id: Id): number | null {
  return id[14] === '7' ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null;
}

/** Gives a new id at each call. */
export type IdSource = () => Id;

/**
 * Makes UUIDv7 ids (RFC 9562) from a clock in milliseconds since 1970 (fractions are dropped) and a source of randomness in [0, 1).
 * Ids of one source rise even within a millisecond or when the clock steps back, so indexes append.
 */
export function createIdSource(clock: () => number, random: () => number): IdSource {
  let last_ms = 0;
  let time = '';
  let counter = 0;
  const begin = (ms: number) => {
    last_ms = ms;
    time = formatTime(ms);
  };
  return () => {
    const now_ms = Math.floor(clock());
    if (now_ms > last_ms) {
      begin(now_ms);
      counter = Math.floor(random() * 0x200);
    } else if (++counter > 0xfff) {
      begin(last_ms + 1);
      counter = 0;
    }
    return `${time}-7${twelveBits(counter)}-${formatRandom(random)}`;
  };
}

/** Every byte as two digits: servers make so many ids that formatting each number anew can be felt. */
const digits = Array.from({ length: 0x100 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function byte(value: number): string {
  return digits[value & 0xff] ?? '';
}

function twelveBits(value: number): string {
  return (value >> 8).toString(16) + byte(value);
}

function threeBytes(value: number): string {
  return byte(value >> 16) + byte(value >> 8) + byte(value);
}

function formatTime(time_ms: number): string {
  const hex = time_ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

function formatRandom(random: () => number): string {
  const high = 0x8000 + Math.floor(random() * 0x4000);
  const low = () => threeBytes(Math.floor(random() * 0x1000000));
  return `${byte(high >> 8)}${byte(high)}-${low()}${low()}`;
}
