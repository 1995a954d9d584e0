import { setTimeout as sleep } from 'node:timers/promises';
import {
  createRecorder,
  milestones,
  type Cycles,
  type Milestone,
  type Recorder,
} from './cycles.ts';
import { spreadOf, type Spread } from './percentiles.ts';
import { cpuOf } from './process-usage.ts';

/** A stretch of load: as fast as so many in flight go, or so many begun a second whatever becomes of them. */
export type Phase =
  | { readonly kind: 'saturated'; readonly in_flight: number; readonly seconds: number }
  | { readonly kind: 'paced'; readonly per_second: number; readonly seconds: number };

/** What a stretch of load has shown. */
export interface PhaseResult {
  /** Finished per second, of those begun in the stretch. */
  readonly per_second: number;
  /** CPU time of the server per cycle, in microseconds. */
  readonly server_us: number;
  /** CPU time of the load generator per cycle, in microseconds. */
  readonly generator_us: number;
  /** From send, in milliseconds. */
  readonly spread: Readonly<Record<Milestone, Spread>>;
  /** Cycles that had not ended 10 s after the last was begun. */
  readonly lost: number;
  /** Milestones that came twice, or for nothing that was sent. */
  readonly surplus: number;
}

/** Runs one stretch and waits until every cycle has ended, or 10 s. `server` is the server's process. */
export async function runPhase(cycles: Cycles, phase: Phase, server: number): Promise<PhaseResult> {
  const recorder = createRecorder();
  const surplus = cycles.surplus();
  const server_ms = cpuOf(server);
  const generator_ms = cpuOf(process.pid);
  const begun_at = performance.now();

  await (phase.kind === 'saturated'
    ? saturate(cycles, recorder, phase)
    : pace(cycles, recorder, phase));
  const finished = recorder.finished;
  const seconds = (performance.now() - begun_at) / 1_000;
  const server_us = ((cpuOf(server) - server_ms) * 1_000) / finished;
  const generator_us = ((cpuOf(process.pid) - generator_ms) * 1_000) / finished;

  await drain(cycles);
  const spread = Object.fromEntries(
    milestones.map((milestone) => [milestone, spreadOf(recorder.durations[milestone])]),
  ) as PhaseResult['spread'];
  return {
    per_second: finished / seconds,
    server_us,
    generator_us,
    spread,
    lost: recorder.begun - recorder.finished,
    surplus: cycles.surplus() - surplus,
  };
}

async function saturate(
  cycles: Cycles,
  recorder: Recorder,
  { in_flight, seconds }: Extract<Phase, { kind: 'saturated' }>,
): Promise<void> {
  cycles.onFinished = () => void cycles.begin(recorder);
  for (let i = 0; i < in_flight; i += 1) cycles.begin(recorder);
  await sleep(seconds * 1_000);
  cycles.onFinished = () => {};
}

/** Begins what is due once a millisecond or so, and never waits for what is in flight. */
async function pace(
  cycles: Cycles,
  recorder: Recorder,
  { per_second, seconds }: Extract<Phase, { kind: 'paced' }>,
): Promise<void> {
  const begun_at = performance.now();
  const end = begun_at + seconds * 1_000;
  for (let now = begun_at; now < end; now = performance.now()) {
    const due = Math.floor(((now - begun_at) * per_second) / 1_000);
    while (recorder.begun < due && cycles.begin(recorder));
    await sleep(1);
  }
}

async function drain(cycles: Cycles): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (cycles.inFlight() > 0 && performance.now() < deadline) await sleep(10);
}
