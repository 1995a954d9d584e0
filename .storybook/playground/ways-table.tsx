import type { Scene } from '@porchlight/mock-server';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { milestones, watchWays, type Way } from './ways.ts';
import { words } from './words.ts';

const now = () => performance.now();

/** When each step of each message could first be seen, live. */
export function WaysTable({ scene }: { readonly scene: Scene }) {
  const watch = useMemo(() => watchWays(scene, now), [scene]);
  useEffect(() => watch.stop, [watch]);
  const ways = useSyncExternalStore(watch.subscribe, watch.getWays);
  if (ways.length === 0) return <p className="quiet">{words.none}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.message}</th>
          {milestones.map((milestone) => (
            <th key={milestone} scope="col">
              {words[milestone]}
            </th>
          ))}
          <th scope="col">{words.now}</th>
        </tr>
      </thead>
      <tbody>
        {ways.map((way) => (
          <WayRow key={way.id} way={way} />
        ))}
      </tbody>
    </table>
  );
}

function WayRow({ way }: { readonly way: Way }) {
  const began = Math.min(...Object.values(way.at));
  return (
    <tr>
      <th scope="row">
        <span className="quiet">{words.from[way.from]}</span> {way.text}
      </th>
      {milestones.map((milestone) => (
        <td key={milestone}>{timeOf(way.at[milestone], began)}</td>
      ))}
      <td>{way.status}</td>
    </tr>
  );
}

function timeOf(at: number | undefined, began: number): string {
  return at === undefined ? '–' : `+${((at - began) / 1_000).toFixed(2)} s`;
}
