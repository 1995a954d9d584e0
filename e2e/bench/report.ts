import { milestones, type Milestone } from './cycles.ts';
import type { PhaseResult } from './load-phases.ts';
import { medianOf } from './percentiles.ts';

/** One server's turn. */
export interface Turn {
  readonly contestant: 'reference' | 'product';
  /** 200 cycles in flight. */
  readonly saturated: PhaseResult;
  /** 500 cycles a second. */
  readonly calm: PhaseResult;
  /** 2,000 cycles a second. */
  readonly busy: PhaseResult;
}

/** All that was measured. */
export interface Findings {
  readonly turns: readonly Turn[];
  readonly bytes_per_connection: { readonly bare: number; readonly product: number };
}

/** One line of the comparison. */
interface Line {
  readonly label: string;
  readonly unit: string;
  /** Decimal places of the values. */
  readonly places: number;
  readonly base: number;
  readonly product: number;
  readonly goal?: Goal;
}

/** What the product's value divided by the base's should be. */
type Goal =
  | { readonly kind: 'at least'; readonly ratio: number; readonly aim?: number }
  | { readonly kind: 'at most'; readonly ratio: number; readonly aim?: number };

/** The findings as tables, medians of all turns, with ratios beside their goals. */
export function formatReport(findings: Findings): string {
  const { turns, bytes_per_connection } = findings;
  const kilobytes = {
    base: bytes_per_connection.bare / 1_024,
    product: bytes_per_connection.product / 1_024,
  };
  const memory: Line = {
    label: 'memory per connection',
    unit: 'KiB',
    places: 1,
    ...kilobytes,
    goal: atMost(1.5),
  };
  return [
    formatTable('Saturated, 200 cycles in flight', 'reference', saturatedLines(turns)),
    formatPace(turns, 'calm', 500),
    formatPace(turns, 'busy', 2_000),
    formatTable('Idle', 'bare socket.io', [memory]),
    formatLosses(turns),
  ].join('\n\n');
}

/** How many cycles of all turns never ended, and how many milestones came too often. */
export function countLosses(turns: readonly Turn[]): { lost: number; surplus: number } {
  const phases = turns.flatMap(({ saturated, calm, busy }) => [saturated, calm, busy]);
  const sum = (key: 'lost' | 'surplus') => phases.reduce((total, phase) => total + phase[key], 0);
  return { lost: sum('lost'), surplus: sum('surplus') };
}

function saturatedLines(turns: readonly Turn[]): Line[] {
  const phase = (turn: Turn) => turn.saturated;
  return [
    {
      ...compare(turns, (turn) => phase(turn).per_second),
      label: 'cycles per second',
      unit: '',
      places: 0,
      goal: { kind: 'at least', ratio: 0.5, aim: 0.7 },
    },
    { ...cpuLine(turns, phase), goal: atMost(2, 1.4) },
    generatorLine(turns, phase),
    ...spreadLines(turns, phase, false),
  ];
}

/**
 * A pace with its share of what the reference can do at all. The goals were set where 2,000 a second is a sixth of that; where
 * it is near the whole, delays are those of a queue, and their ratio tells of the machine.
 */
function formatPace(turns: readonly Turn[], name: 'calm' | 'busy', per_second: number): string {
  const { base } = compare(turns, (turn) => turn.saturated.per_second);
  const table = formatTable(
    `At ${formatNumber(per_second, 0)} cycles per second`,
    'reference',
    pacedLines(turns, name),
  );
  return `${table}\n  (this pace is ${formatNumber((per_second / base) * 100, 0)} % of what the reference does saturated)`;
}

function pacedLines(turns: readonly Turn[], name: 'calm' | 'busy'): Line[] {
  const phase = (turn: Turn) => turn[name];
  const rate = compare(turns, (turn) => phase(turn).per_second);
  return [
    { ...rate, label: 'cycles per second', unit: '', places: 0 },
    ...spreadLines(turns, phase, true),
    cpuLine(turns, phase),
    generatorLine(turns, phase),
  ];
}

const arrivals: Readonly<Record<Milestone, string>> = {
  ack: 'send to ack',
  agent: 'send to agent',
  delivered: 'send to delivered',
  read: 'send to read',
};

function spreadLines(
  turns: readonly Turn[],
  phase: (turn: Turn) => PhaseResult,
  judged: boolean,
): Line[] {
  return milestones.flatMap((milestone) =>
    (['p50', 'p99'] as const).map((rank) => {
      const values = compare(turns, (turn) => phase(turn).spread[milestone][rank]);
      const line = { ...values, label: `${arrivals[milestone]}, ${rank}`, unit: 'ms', places: 2 };
      return judged ? { ...line, goal: atMost(rank === 'p50' ? 2 : 3) } : line;
    }),
  );
}

function cpuLine(turns: readonly Turn[], phase: (turn: Turn) => PhaseResult): Line {
  const values = compare(turns, (turn) => phase(turn).server_us);
  return { ...values, label: 'server CPU per cycle', unit: 'µs', places: 0 };
}

function generatorLine(turns: readonly Turn[], phase: (turn: Turn) => PhaseResult): Line {
  const values = compare(turns, (turn) => phase(turn).generator_us);
  return { ...values, label: '(generator CPU per cycle)', unit: 'µs', places: 0 };
}

function atMost(ratio: number, aim?: number): Goal {
  return aim === undefined ? { kind: 'at most', ratio } : { kind: 'at most', ratio, aim };
}

function compare(
  turns: readonly Turn[],
  value: (turn: Turn) => number,
): Pick<Line, 'base' | 'product'> {
  const of = (contestant: Turn['contestant']) =>
    medianOf(turns.filter((turn) => turn.contestant === contestant).map(value));
  return { base: of('reference'), product: of('product') };
}

function formatTable(title: string, base: string, lines: readonly Line[]): string {
  const head = [
    title.padEnd(34),
    base.padStart(15),
    'product'.padStart(13),
    'ratio'.padStart(8),
    '  goal',
  ].join('');
  return [head, ...lines.map(formatLine)].join('\n');
}

function formatLine({ label, unit, places, base, product, goal }: Line): string {
  const amount = (value: number) =>
    `${formatNumber(value, places)}${unit === '' ? '' : ` ${unit}`}`;
  const ratio = product / base;
  return [
    `  ${label}`.padEnd(34),
    amount(base).padStart(15),
    amount(product).padStart(13),
    ratio.toFixed(2).padStart(8),
    goal === undefined ? '' : `  ${formatGoal(goal, ratio)}`,
  ].join('');
}

/** `✓` where the goal is met, `✓✓` where the aim is. */
function formatGoal({ kind, ratio: least, aim }: Goal, ratio: number): string {
  const meets = (bound: number) => (kind === 'at least' ? ratio >= bound : ratio <= bound);
  const mark = !meets(least) ? '✗' : aim !== undefined && meets(aim) ? '✓✓' : '✓';
  return `${mark} ${kind} ${least}${aim === undefined ? '' : `, aim ${aim}`}`;
}

function formatNumber(value: number, places: number): string {
  return value.toLocaleString('en', {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
}

function formatLosses(turns: readonly Turn[]): string {
  const of = (contestant: Turn['contestant']) => {
    const { lost, surplus } = countLosses(turns.filter((turn) => turn.contestant === contestant));
    return `${contestant}: ${lost} lost, ${surplus} too many`;
  };
  return `Cycles that never ended, and milestones that came twice: ${of('reference')}; ${of('product')}.`;
}
