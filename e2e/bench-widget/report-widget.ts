import type { Opening } from './measure-opening.ts';
import type { Cost } from './measure-page.ts';
import { medianOf } from '../bench/percentiles.ts';
import { formatTable } from '../bench/table.ts';

/** What each stand of a page costs, as a table of medians. */
export function formatCosts(costs: readonly Cost[]): string {
  const names = [...new Set(costs.map(({ stand }) => stand))];
  const rows = names.map((name) => {
    const of = (key: Exclude<keyof Cost, 'stand'>) =>
      medianOf(costs.filter(({ stand }) => stand === name).map((cost) => cost[key]));
    return [
      name,
      `${of('requests')}`,
      `${of('bytes')}`,
      of('thread_ms').toFixed(0),
      (of('heap') / 1_024).toFixed(0),
    ];
  });
  return formatTable(['page', 'requests', 'bytes', 'thread ms', 'heap KiB'], rows);
}

/** How long each way of opening took, as a table of medians; of long tasks, the longest of all. */
export function formatOpenings(openings: readonly Opening[]): string {
  const ways = [...new Set(openings.map(({ way }) => way))];
  const rows = ways.map((way) => {
    const of = openings.filter((opening) => opening.way === way);
    return [
      way.name,
      `${way.slowdown}×`,
      medianOf(of.map(({ painted }) => painted)).toFixed(0),
      medianOf(of.map(({ usable }) => usable)).toFixed(0),
      longest(of.flatMap(({ host_long }) => host_long)),
      longest(of.flatMap(({ frame_long }) => frame_long)),
      Math.max(...of.map(({ shift }) => shift)).toFixed(3),
    ];
  });
  const head = ['open', 'CPU', 'painted ms', 'usable ms', 'host > 50 ms', 'frame > 50 ms', 'shift'];
  return formatTable(head, rows);
}

function longest(tasks: readonly number[]): string {
  return tasks.length === 0 ? 'none' : `${tasks.length}, ${Math.max(...tasks).toFixed(0)} ms`;
}
