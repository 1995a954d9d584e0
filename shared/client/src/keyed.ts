import type { Id } from '@porchlight/protocol';

/** The record with one entry set; the same record where it is there already. */
export function withEntry<Value>(
  record: Readonly<Record<Id, Value>>,
  id: Id,
  value: Value,
): Readonly<Record<Id, Value>> {
  return record[id] === value ? record : { ...record, [id]: value };
}

/** The record without one entry; the same record where it was not there. */
export function withoutEntry<Value>(
  record: Readonly<Record<Id, Value>>,
  id: Id,
): Readonly<Record<Id, Value>> {
  if (!(id in record)) return record;
  const { [id]: _gone, ...rest } = record;
  return rest;
}
