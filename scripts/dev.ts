// The real server with restart on change, and the pages of widget and console with hot reload, which send /api and /socket
// on to it. Ctrl-C stops all three.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..');
const children: ChildProcess[] = [];
let stopping = false;

function start(name: string, folder: string, command: string, args: string[]): void {
  const child = spawn(command, args, {
    cwd: join(root, folder),
    env: { PORT: '3000', ...process.env, FORCE_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) =>
      console.log(`${name.padEnd(8)}${line}`),
    );
  }
  child.on('error', (error) => console.error(`${name.padEnd(8)}${error.message}`));
  child.on('exit', (code) => stop(code ?? 0));
}

// One without the others is no development: when one ends, all end.
function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill('SIGTERM');
}

process.on('SIGINT', () => stop(0));
process.on('SIGTERM', () => stop(0));

start('server', '.', 'node', ['--watch', '--watch-preserve-output', 'server/src/main.ts']);
start('console', 'console', 'vite', ['--port', '5173', '--strictPort']);
start('widget', 'widget', 'vite', ['--port', '5174', '--strictPort']);
console.log(`
  console  http://localhost:5173/console/
  widget   http://localhost:5174/  (on the demo shop)
  server   http://localhost:3000   (its own pages are those of the last build)
`);
