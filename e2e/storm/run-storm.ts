import { setTimeout as pause } from 'node:timers/promises';
import { checkStorm } from './checker/check-storm.ts';
import type { Violation } from './checker/violation.ts';
import { deedsNeverDone } from './deeds.ts';
import { createDice } from './dice.ts';
import type { StormRecord } from './history.ts';
import { createMishaps } from './mishaps.ts';
import { connectionFates, frameFates, calm, storm } from './proxy/weather.ts';
import { openScene, type Scene } from './scene.ts';
import { readTruth } from './servers/read-truth.ts';
import type { StormOptions } from './storm-options.ts';
import { createTally, type Tally } from './tally.ts';
import { untilCalm } from './until-calm.ts';

/** What came of a storm. */
export interface StormResult {
  readonly seed: number;
  readonly duration_ms: number;
  /** How long it took until everybody had everything again; null where that never came. */
  readonly calm_after_ms: number | null;
  readonly acked: number;
  readonly messages: number;
  /** How often each thing happened. */
  readonly counts: Readonly<Record<string, number>>;
  /** What the plan held, or people must do, and what never happened: then the storm proves nothing. */
  readonly never_happened: readonly string[];
  readonly violations: readonly Violation[];
}

/** Told what happens next. */
export type Progress = (sentence: string) => void;

/** Lets it storm, waits until it is calm, and judges. */
export async function runStorm(
  options: StormOptions,
  tell: Progress = () => {},
): Promise<StormResult> {
  const scene = await openScene(options);
  const tally = createTally();
  try {
    await scene.crowd.arrive();
    scene.crowd.begin();
    const planned = await blow(scene, options, tally, tell);
    scene.weather(calm);
    await scene.crowd.stop();
    const calm_after_ms = await untilCalm(scene, options.patience_ms, tell);
    tell(
      calm_after_ms === null ? 'it never got calm' : `calm after ${Math.round(calm_after_ms)} ms`,
    );
    const record = await recordOf(scene);
    const violations = [...checkStorm(record), ...crashes(scene)];
    return { ...summary(options, record, scene, tally, planned), calm_after_ms, violations };
  } finally {
    await scene.close();
  }
}

/** One mishap after another, each kind as often as the others, until the time is over. Resolves with their names. */
async function blow(
  scene: Scene,
  options: StormOptions,
  tally: Tally,
  tell: Progress,
): Promise<readonly string[]> {
  const dice = createDice(options.seed, 'mishaps');
  const mishaps = createMishaps(scene, tally, options.longest_freeze_ms);
  const names = options.mishaps ?? Object.keys(mishaps).filter((name) => name !== 'copy taken');
  const until = Date.now() + options.duration_ms;
  scene.weather(storm);
  do {
    await pause(600);
    if (names.some((name) => name.startsWith('database restored')))
      await mishaps['copy taken']?.(dice);
    for (const name of shuffle(names, dice)) {
      await pause(dice.between(200, 1_200));
      tell(name);
      await mishaps[name.replace(/ again$/, '')]?.(dice);
      tally.add(name);
    }
  } while (Date.now() < until);
  return names;
}

function shuffle<Thing>(
  things: readonly Thing[],
  dice: { readonly random: () => number },
): readonly Thing[] {
  return things
    .map((thing) => ({ thing, place: dice.random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ thing }) => thing);
}

async function recordOf(scene: Scene): Promise<StormRecord> {
  const { nodes, backing, agents, visitors, crowd, restores, removed } = scene;
  const [agent] = agents;
  if (agent === undefined) throw new Error('a storm needs an agent');
  const truth = await readTruth(nodes[0]?.url ?? '', backing, agent, visitors);
  return { people: crowd.people.map((person) => person.record()), restores, removed, truth };
}

function crashes({ nodes }: Scene): readonly Violation[] {
  return nodes
    .filter((node) => node.crashes() > 0)
    .map((node) => ({
      rule: 'the server does not end by itself',
      where: node.url,
      detail: `${node.crashes()} times: ${node.said().slice(-2_000)}`,
    }));
}

function summary(
  { seed, duration_ms }: StormOptions,
  { people, truth }: StormRecord,
  { proxies }: Scene,
  tally: Tally,
  planned: readonly string[],
): Omit<StormResult, 'violations' | 'calm_after_ms'> {
  for (const { met } of proxies)
    for (const [fate, count] of Object.entries(met())) tally.add(fate, count);
  for (const { did } of people)
    for (const [deed, count] of Object.entries(did)) tally.add(deed, count);
  const counts = tally.counts();
  const expected = [...planned, ...frameFates, ...connectionFates];
  return {
    seed,
    duration_ms,
    acked: new Set(people.flatMap(({ acked }) => acked.map(({ id }) => id))).size,
    messages: truth.messages.length,
    counts,
    never_happened: [
      ...expected.filter((what) => (counts[what] ?? 0) === 0),
      ...deedsNeverDone(duration_ms, counts),
    ],
  };
}
