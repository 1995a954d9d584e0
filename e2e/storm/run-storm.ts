import { setTimeout as pause } from 'node:timers/promises';
import { checkStorm } from './checker/check-storm.ts';
import type { Violation } from './checker/violation.ts';
import { deedsNeverDone } from './deeds.ts';
import { createDice } from './dice.ts';
import type { StormRecord } from './history.ts';
import { createMishaps } from './mishaps.ts';
import { calm, connectionFates, frameFates, requestFates, storm } from './proxy/weather.ts';
import { openScene, type Scene } from './scene.ts';
import { readTruth } from './servers/read-truth.ts';
import type { StormOptions } from './storm-options.ts';
import { createTally, type Tally } from './tally.ts';
import { untilCalm } from './until-calm.ts';
import { untilJobsDone } from './until-jobs-done.ts';

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
    // First of all what makes others hear of something.
    await untilJobsDone(scene.backing, options.patience_ms, tell);
    const calm_after_ms = await untilCalm(scene, options.patience_ms, tell);
    tell(
      calm_after_ms === null ? 'it never got calm' : `calm after ${Math.round(calm_after_ms)} ms`,
    );
    const undone = await untilJobsDone(scene.backing, options.patience_ms, tell);
    const record = await recordOf(scene).catch((cause: unknown) => {
      throw new Error(scene.nodes.map((node) => node.said().slice(-3_000)).join('\n'), { cause });
    });
    const violations = [...checkStorm(record), ...crashes(scene), ...leftUndone(undone)];
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
  const left_out = new Set(['copy taken', ...(options.left_out ?? [])]);
  const names = options.mishaps ?? Object.keys(mishaps).filter((name) => !left_out.has(name));
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
  const { nodes, backing, agents, visitors, crowd, restores, removed, erased } = scene;
  const [agent] = agents;
  if (agent === undefined) throw new Error('a storm needs an agent');
  const people = await Promise.all(crowd.people.map((person) => person.record()));
  // Whoever was erased can't be asked any more.
  const askable = visitors.filter(({ id }) => !erased.has(id));
  const asked = { agent, visitors: askable };
  const truth = await readTruth(nodes[0]?.url ?? '', backing, asked, people);
  return { people, restores, removed, erased, truth };
}

function leftUndone(jobs: readonly string[]): readonly Violation[] {
  return jobs.map((kind) => {
    return { rule: 'what a server has begun is done', where: 'the jobs', detail: kind };
  });
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
  const expected = [...planned, ...frameFates, ...connectionFates, ...requestFates];
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
