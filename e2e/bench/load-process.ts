/** The load generator, in a process of its own: takes one order over IPC, answers with its results. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { openCycles } from './cycles.ts';
import type { Contestant, Dialect } from './dialect.ts';
import { runPhase, type Phase, type PhaseResult } from './load-phases.ts';
import { createProductDialect, type Credentials } from './product-dialect.ts';
import { createReferenceDialect } from './reference-dialect.ts';

/** Which server, and what to do with it. */
export interface Order {
  readonly contestant: Contestant;
  readonly port: number;
  /** The server's process, whose CPU time is read. */
  readonly pid: number;
  readonly credentials: Credentials;
  readonly task: Task;
}

/**
 * Run phases of load; or prepare for idle connections, at the next message open a thousand, at the next the rest, and
 * hold them until killed.
 */
export type Task =
  | { readonly kind: 'load'; readonly conversations: number; readonly phases: readonly Phase[] }
  | { readonly kind: 'idle'; readonly connections: number };

/** What comes back: one result a phase. For idle connections none, after each step. */
export type Outcome = readonly PhaseResult[];

async function carryOut(order: Order): Promise<Outcome> {
  const dialect = await dialectFor(order);
  if (order.task.kind === 'idle') return openIdle(dialect, order.task.connections);
  const cycles = await openCycles(dialect, order.task.conversations);
  const results: PhaseResult[] = [];
  for (const phase of order.task.phases) results.push(await runPhase(cycles, phase, order.pid));
  return results;
}

function dialectFor({ contestant, port, credentials }: Order): Dialect | Promise<Dialect> {
  return contestant === 'product'
    ? createProductDialect(port, credentials)
    : createReferenceDialect(port);
}

async function openIdle(dialect: Dialect, connections: number): Promise<Outcome> {
  const first = 1_000;
  // What the database keeps of a visitor is no part of what a connection weighs.
  await dialect.prepareVisitors(first + connections);
  for (const step of [first, connections]) {
    process.send?.([]);
    await once(process, 'message');
    await openSome(dialect, step);
  }
  return [];
}

async function openSome(dialect: Dialect, connections: number): Promise<void> {
  for (let open = 0; open < connections; open += 50) {
    const group = Array.from({ length: Math.min(50, connections - open) }, () =>
      dialect.openVisitor(randomUUID(), () => {}),
    );
    await Promise.all(group);
  }
}

process.once('message', async (order) => process.send?.(await carryOut(order as Order)));
// Without its driver a generator has nobody to work for.
process.once('disconnect', () => process.exit());
