/** `pnpm bench [--quick]`: the product's speed beside a minimal reference server's, on this machine, as ratios. */
import { countLosses, formatReport } from './report.ts';
import { runBench, type Extent } from './run-bench.ts';

/**
 * Three turns, because one stall of the disk spoils the p99 of a whole turn, and the median of two is no median. Phases of
 * ten seconds, because the product copies its log once in so long. It settles for two rounds of what the product writes
 * late (docs/decisions/0021), or a pace would be charged with what a faster one has put off.
 */
const full: Extent = {
  rounds: 3,
  conversations: 2_000,
  warm_up_seconds: 10,
  settle_seconds: 22,
  phase_seconds: 10,
  idle_connections: 5_000,
};

const quick: Extent = {
  rounds: 1,
  conversations: 2_000,
  warm_up_seconds: 3,
  settle_seconds: 1,
  phase_seconds: 3,
  idle_connections: 5_000,
};

const preface = `The real server beside a reference that only stores, relays and acknowledges, in turns on this machine.
A cycle: a visitor sends; acknowledged; the agent gets it and claims it delivered; the visitor sees that; the agent
claims it read; the visitor sees that. 2,000 conversations with a connection each, one cycle in flight in each, and ONE
agent's connection for them all. Claims that fall into one turn travel together, as the real client sends them (the
reference's travel alone, and are not acknowledged). The generator is a process of its own. Medians of all turns.
`;

if (process.platform === 'linux') await main();
else console.log('SKIPPED: the bench reads /proc; run it on Linux.');

async function main(): Promise<void> {
  const extent = process.argv.includes('--quick') ? quick : full;
  console.log(preface);
  const findings = await runBench(extent, (sentence) => console.log(`… ${sentence}`));
  console.log(`\n${formatReport(findings)}`);
  // Numbers are only told; a loss is a fault.
  process.exitCode = countLosses(findings.turns).lost === 0 ? 0 : 1;
}
