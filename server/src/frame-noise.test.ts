import { agentCommands } from '@porchlight/protocol';
import { expect, it } from 'vitest';
import { newId, type Person } from './test/people.ts';
import { startServer } from './test/start-server.ts';

const lines = 60;
const packetsPerLine = 30;

/** A number from 0 up to `below`, by a linear congruence: the same seed makes the same noise. */
function createDice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Dice = ReturnType<typeof createDice>;

const pick = <Value>(dice: Dice, values: readonly Value[]): Value =>
  values[dice(values.length)] as Value;

const values = [null, true, -1, 1.5, 1e308, '', 'x', '\u0000', [], [[]], {}, { length: 1 }];
const words = [
  '__proto__',
  'constructor',
  'error',
  'disconnect',
  'newListener',
  '',
  ...agentCommands,
];
const fields = ['id', 'conversation_id', 'text', 'kind', 'up_to_seq', 'cursor', 'view', 'typing'];

function payload(dice: Dice): object {
  const entries = fields
    .filter(() => dice(3) === 0)
    .map((field) => [field, pick(dice, [newId(), ...values])]);
  return Object.fromEntries(entries);
}

/** One packet of the engine's protocol and socket.io's: some sound, most not. */
function packet(dice: Dice, side: string, people: readonly Person[]): string | Uint8Array {
  const hello = JSON.stringify({ protocol: { min: 1, max: 1 }, token: pick(dice, people).token });
  const command = JSON.stringify([pick(dice, words), payload(dice)]);
  return pick<string | Uint8Array>(dice, [
    `42${side},${dice(99)}${command}`,
    `42${side},${dice(99)}${JSON.stringify([pick(dice, words), pick(dice, values)])}`,
    `42${side},1${JSON.stringify(pick(dice, values))}`,
    `42${side},1{`,
    `40/visitor,${hello}`,
    `40/agent,${hello}`,
    `40,{}`,
    `41${side},`,
    `43${side},1[]`,
    `451-${side},1["sync",{"_placeholder":true,"num":0}]`,
    `4599999999-${side},["sync"]`,
    pick(dice, ['1', '2', '2probe', '5', '6', '7', '48', 'x', '']),
    new Uint8Array([dice(256), dice(256)]),
  ]);
}

/** Opens a line, lets somebody in where they are let in, and sends noise until the server has had enough. */
async function makeNoise(url: string, dice: Dice, people: readonly Person[]): Promise<void> {
  const line = new WebSocket(`${url.replace('http', 'ws')}/socket/?EIO=4&transport=websocket`);
  const closed = new Promise((resolve) => line.addEventListener('close', resolve));
  await new Promise((resolve) => line.addEventListener('message', resolve, { once: true }));
  const side = pick(dice, ['/visitor', '/agent']);
  const hello = { protocol: { min: 1, max: 1 }, token: pick(dice, people).token };
  line.send(`40${side},${JSON.stringify(hello)}`);
  await new Promise((resolve) => line.addEventListener('message', resolve, { once: true }));
  for (let sent = 0; sent < packetsPerLine; sent += 1) line.send(packet(dice, side, people));
  // The engine's own goodbye, for the noise that has not ended the line.
  line.send('1');
  await closed;
}

it.each([1, 7, 4_242])('[ER3] noise of seed %i ends lines, and nothing else', async (seed) => {
  const server = await startServer();
  const [visitor, agent] = [await server.visitor(), await server.agent()];
  const dice = createDice(seed);
  for (let made = 0; made < lines; made += 1) await makeNoise(server.url, dice, [visitor, agent]);
  const conversation_id = newId();
  await visitor.says(conversation_id, 'Still there?');
  await agent.reads('Still there?');
  expect(server.log.filter(({ level }) => level === 'error')).toEqual([]);
  // Proof that it was noise of every kind.
  const heard = new Set(server.log.map(({ line }) => line));
  for (const line of ['command refused', 'frame not readable', 'malformed frame']) {
    expect(heard).toContain(line);
  }
  await server.stop();
});
