/** The load generator, in a process of its own: takes one order over IPC, answers with its results. */
import { randomUUID } from 'node:crypto';
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

/** Run phases of load after a warm-up, or open idle connections and hold them until killed. */
export type Task =
  | { readonly kind: 'load'; readonly conversations: number; readonly phases: readonly Phase[] }
  | { readonly kind: 'idle'; readonly connections: number };

/** What comes back: one result a phase; none for idle connections, which are open by then. */
export type Outcome = readonly PhaseResult[];

async function carryOut(order: Order): Promise<Outcome> {
  const dialect = await dialectFor(order);
  if (order.task.kind === 'idle') {
    await openIdle(dialect, order.task.connections);
    return [];
  }
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

async function openIdle(dialect: Dialect, connections: number): Promise<void> {
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
