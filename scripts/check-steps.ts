import type { Step } from './run-step.ts';

/** How much to check: `check`, `check:all` or `test:full`. */
export type Depth = 'quick' | 'browser' | 'full';

const builds = ['build widget', 'build console'];
const unitReport = '.cache/check/unit.json';
const e2eReport = '.cache/check/e2e.json';
const storiesReport = '.cache/check/stories.json';
const stormReport = '.cache/check/storm.json';

/** The steps of a check, in stages: the steps of one stage run together, each stage after the one before. */
export function checkSteps(depth: Depth): Step[][] {
  const stages = [sourceSteps(), [unitTests(depth)], buildSteps(depth), [byteBudgets()]];
  // Each alone, so that nothing else is measured, or stormed at, with it.
  if (depth !== 'quick') stages.push([stories(depth)], [endToEnd(depth)], [shortStorm()]);
  if (depth === 'full') stages.push(...longSteps().map((step) => [step]));
  return stages;
}

function sourceSteps(): Step[] {
  return [
    { name: 'format', command: ['oxfmt', '--check'] },
    { name: 'lint', command: ['oxlint'] },
    { name: 'borders', command: ['node', 'scripts/borders.ts'] },
    { name: 'tokens', command: ['node', 'scripts/token-check.ts'] },
    { name: 'types', command: ['tsc', '-b'] },
    { name: 'dead code', command: ['knip'] },
    { name: 'spec', command: ['node', 'scripts/spec-check.ts'] },
  ];
}

/** Every day without the chapters of conformance on two nodes: they are those of one, on the same database. */
function unitTests(depth: Depth): Step {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${unitReport}`];
  const without = depth === 'full' ? [] : ['--exclude=**/conformance-two-nodes.test.ts'];
  const command: Step['command'] = ['node', '--run', 'unit', '--', ...reporters, ...without];
  return { name: 'unit tests', command, report: unitReport };
}

function buildSteps(depth: Depth): Step[] {
  const command: Step['command'] = ['node', '--run', 'build'];
  const steps: Step[] = ['widget', 'console'].map((folder) => ({
    name: `build ${folder}`,
    command,
    folder,
  }));
  if (depth === 'full') {
    steps.push({ name: 'dev pages', command: ['node', '--run', 'storybook:build'] });
  }
  return steps;
}

function byteBudgets(): Step {
  const command: Step['command'] = ['node', 'scripts/budgets.ts'];
  return { name: 'byte budgets', command, needs: builds, talks: true };
}

/** Every story, in the default setting of the toolbar or in all. */
function stories(depth: Depth): Step {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${storiesReport}`];
  const command: Step['command'] = ['vitest', 'run', '--config', '.storybook/vitest.config.ts'];
  return {
    name: 'stories',
    command: [...command, ...reporters],
    env: { STORIES: depth === 'full' ? 'everything' : 'short' },
    report: storiesReport,
  };
}

function shortStorm(): Step {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${stormReport}`];
  const command: Step['command'] = ['vitest', 'run', '--config', 'e2e/storm/vitest.config.ts'];
  return { name: 'storm', command: [...command, ...reporters], report: stormReport };
}

/** What is too long for every day. */
function longSteps(): Step[] {
  const storm = ['node', 'e2e/storm/main.ts', '--minutes', '3', '--seed', '1'] as const;
  return [
    { name: 'long storm', command: [...storm] },
    { name: 'storm on two', command: [...storm, '--nodes', '2'] },
    { name: 'planted bugs', command: ['node', 'e2e/storm/planted-bugs.ts'], talks: true },
    { name: 'bench', command: ['node', '--run', 'bench'] },
  ];
}

function endToEnd(depth: Depth): Step {
  return {
    name: 'end to end',
    command: ['playwright', 'test', '--reporter=list,json'],
    needs: builds,
    env: {
      PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport,
      E2E: depth === 'full' ? 'everything' : 'short',
    },
    report: e2eReport,
  };
}
