import { errorCodes, routes, type CommandName, type ErrorCode } from '@porchlight/protocol';
import { z } from 'zod';
import { noFaults, type Faults } from './faults.ts';

const chance = z.number().min(0).max(1).exactOptional();
const ms = z.int().min(0).max(60_000);
const version = z.int().min(0);
const commandNames = Object.keys(routes) as [CommandName];

const refusalSchema = z.strictObject({
  code: z.enum(Object.keys(errorCodes) as [ErrorCode]),
  command: z.enum(['connect', 'session', ...commandNames]).exactOptional(),
  times: z.int().min(1).exactOptional(),
  retry_after_ms: ms.exactOptional(),
});

/** A change of faults as it comes from outside. Closed. */
export const faultsSchema = z.strictObject({
  latency_ms: ms.exactOptional(),
  jitter_ms: ms.exactOptional(),
  drop_frames: chance,
  drop_acks: chance,
  repeat: chance,
  reorder: chance,
  cut: chance,
  refuse: z.array(refusalSchema).max(100).exactOptional(),
  versions: z.strictObject({ min: version, max: version }).exactOptional(),
  offline: z.boolean().exactOptional(),
}) satisfies z.ZodType<Partial<Faults>>;

/**
 * The faults that a page's query string asks for, `?latency_ms=300&offline=true&versions=2-3`, or undefined for none that
 * can be. Refusals are `code:command:times` with commas between them. Other words of the query are the page's own.
 */
export function faultsFromQuery(
  query: Iterable<readonly [name: string, word: string]>,
): Partial<Faults> | undefined {
  const named = [...query].filter(([name]) => name in noFaults);
  if (named.length === 0) return undefined;
  const change = Object.fromEntries(named.map(([name, word]) => [name, valueOf(name, word)]));
  const parsed = faultsSchema.safeParse(change);
  return parsed.success ? parsed.data : undefined;
}

function valueOf(name: string, word: string): unknown {
  switch (name) {
    case 'offline':
      return word === 'true';
    case 'refuse':
      return word.split(',').filter(Boolean).map(refusalOf);
    case 'versions': {
      const [min, max = min] = word.split('-').map(Number);
      return { min, max };
    }
    default:
      return Number(word);
  }
}

function refusalOf(word: string): object {
  const [code, command, times] = word.split(':');
  return { code, ...(command && { command }), ...(times && { times: Number(times) }) };
}
