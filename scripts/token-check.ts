// Fails where the product takes a colour, font size or weight, radius, shadow or time from anywhere but the design's tokens,
// or names a token that does not exist.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokenFaults } from './token-faults.ts';
import { unknownTokens } from './unknown-tokens.ts';

/** Everything that somebody sees, but pictures and the tokens themselves. */
const seen = [
  '{widget,console}/*.html',
  '{widget,console}/src/**/*.{css,ts,tsx}',
  '.storybook/**/*.{css,ts,tsx}',
  'server/demo/*.{css,html,js}',
  'server/src/pages/*.{css,ts}',
];
/** The demo is somebody's website: it shows that the chat stands well on a page that looks like itself. */
const ownLook = 'server/demo/shop.css';

const root = join(import.meta.dirname, '..');
const files = globSync(seen, { cwd: root, exclude: ['**/*.test.{ts,tsx}', '.storybook/dist/**'] })
  .map((path) => path.replaceAll('\\', '/'))
  .toSorted();
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sheet = read('shared/design/src/tokens.css');
const faults = files.flatMap((path) => {
  const text = read(path);
  return [...tokenFaults(path, text, path === ownLook), ...unknownTokens(path, text, sheet)];
});
for (const fault of faults) console.error(fault);
console.log(`${files.length} files, ${faults.length} faults against the tokens`);
process.exitCode = faults.length === 0 ? 0 : 1;
