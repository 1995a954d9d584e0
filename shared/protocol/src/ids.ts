/** A UUID in lower-case hex with dashes. New ones are UUIDv7; ids are never the order, because clocks lie. */
export type Id = string;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True when the value has the form of an id; says nothing about whether it exists. */
export function isId(value: unknown): value is Id {
  return typeof value === 'string' && uuid.test(value);
}

/** Gives a new id at each call. */
export type IdSource = () => Id;

/**
 * Makes UUIDv7 ids (RFC 9562) from a clock in milliseconds since 1970 (fractions are dropped) and a source of randomness in [0, 1).
 * Ids of one source rise even within a millisecond or when the clock steps back, so indexes append.
 */
export function createIdSource(clock: () => number, random: () => number): IdSource {
  let last_ms = 0;
  let counter = 0;
  return () => {
    const now_ms = Math.floor(clock());
    if (now_ms > last_ms) {
      last_ms = now_ms;
      counter = Math.floor(random() * 0x200);
    } else if (++counter > 0xfff) {
      last_ms += 1;
      counter = 0;
    }
    return format(last_ms, counter, random);
  };
}

function format(time_ms: number, counter: number, random: () => number): Id {
  const time = hex(time_ms, 12);
  const high = hex(0x8000 + Math.floor(random() * 0x4000), 4);
  const low = hex(Math.floor(random() * 0x1000000), 6) + hex(Math.floor(random() * 0x1000000), 6);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${high}-${low}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
