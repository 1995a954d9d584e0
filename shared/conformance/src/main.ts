// Judges a server by its address, in whatever language it is written:
//   pnpm conformance --url http://localhost:3000 --email ADDRESS --password WORD --inbox KEY
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startVitest, type TestCase } from 'vitest/node';
import type { TargetByUrl } from './by-url.ts';
import { verdictLines, verdictSummary, type Verdict } from './verdicts.ts';

const usage = `pnpm conformance --url URL --email ADDRESS --password WORD --inbox KEY
  --second-email, --second-password   a colleague who is no admin
  --second-url                        another node of the same server
  --restart-command, --kill-command   shell commands that stop the server well, or by kill -9, and start it again
  --rule                              only tests of this rule, for example ID1
The account should hold nothing of worth, and the server run without limits: LIMITS_OFF=1.`;

const word = { type: 'string' } as const;
const { values } = parseArgs({
  options: {
    url: word,
    email: word,
    password: word,
    inbox: word,
    'second-email': word,
    'second-password': word,
    'second-url': word,
    'restart-command': word,
    'kill-command': word,
    rule: word,
  },
});

function targetOf(): TargetByUrl | undefined {
  const { url, email, password, inbox } = values;
  if (!url || !email || !password || !inbox) return undefined;
  const second = { email: values['second-email'], password: values['second-password'] };
  const commands = { restart: values['restart-command'], kill: values['kill-command'] };
  return {
    url: url.replace(/\/$/, ''),
    agent: { email, password },
    inbox_key: inbox,
    ...(second.email && second.password && { second_agent: second as TargetByUrl['agent'] }),
    ...(values['second-url'] && { second_url: values['second-url'] }),
    ...(commands.restart && { restart_command: commands.restart }),
    ...(commands.kill && { kill_command: commands.kill }),
  };
}

function verdictOf(test: TestCase): Verdict {
  const { state, errors = [] } = test.result();
  return { name: test.name, state, errors: errors.map(({ message }) => message) };
}

async function judge(target: TargetByUrl, rule: string | undefined): Promise<number> {
  process.env['CONFORMANCE_TARGET'] = JSON.stringify(target);
  const verdicts: Verdict[] = [];
  await startVitest('test', [], {
    config: false,
    watch: false,
    root: join(import.meta.dirname, '..'),
    include: ['src/by-url.ts'],
    reporters: [{ onTestCaseResult: (test) => void verdicts.push(verdictOf(test)) }],
    ...(rule !== undefined && { testNamePattern: `\\[${rule}\\]` }),
  });
  const judged =
    rule === undefined ? verdicts : verdicts.filter(({ name }) => name.includes(`[${rule}]`));
  console.log([...verdictLines(judged), '', verdictSummary(judged)].join('\n'));
  const isGood = judged.some(({ state }) => state === 'passed') && process.exitCode !== 1;
  return isGood && judged.every(({ state }) => state !== 'failed') ? 0 : 1;
}

const target = targetOf();
if (target === undefined) console.error(usage);
process.exitCode = target === undefined ? 2 : await judge(target, values.rule);
