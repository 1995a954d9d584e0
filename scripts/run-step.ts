import { spawn } from 'node:child_process';

/** One named thing that `check` does. */
export interface Step {
  name: string;
  command: [string, ...string[]];
  /** From the root. */
  folder?: string;
  /** Earlier steps without which this one means nothing. */
  needs?: string[];
  /** Its output is worth reading even when it passed. */
  talks?: boolean;
  env?: Record<string, string>;
  /** A test runner's JSON report, from the root. */
  report?: string;
}

/** How a step ended. `output` is complete, both streams as they came. */
export interface Outcome {
  step: Step;
  result: 'passed' | 'failed' | 'skipped';
  output: string;
  duration_ms: number;
}

/** Runs a step in `root`; a command that cannot start counts as failed. */
export async function runStep(root: string, step: Step): Promise<Outcome> {
  const started = performance.now();
  const [program, ...args] = step.command;
  const child = spawn(program, args, {
    cwd: `${root}/${step.folder ?? ''}`,
    env: { ...process.env, ...step.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const { promise, resolve } = Promise.withResolvers<boolean>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  child.on('error', (error) => {
    output += error.message;
    resolve(false);
  });
  child.on('close', (code) => resolve(code === 0));
  const result = (await promise) ? 'passed' : 'failed';
  return { step, result, output, duration_ms: performance.now() - started };
}
