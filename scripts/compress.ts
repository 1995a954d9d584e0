// Writes .br and .gz beside every compressible file of a build: `node scripts/compress.ts <dist>`. Files under 1 kB are
// left alone (they fit one packet as they are) and so are source maps, which only developers load.
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { brotli } from './brotli.ts';

const dist = process.argv[2];
if (dist === undefined) throw new Error('Say which folder: node scripts/compress.ts <dist>');

const files = globSync('**/*.{js,mjs,css,html,svg,json,txt,xml,webmanifest}', { cwd: dist })
  .map((file) => join(dist, file))
  .filter((file) => statSync(file).size >= 1000);
for (const file of files) {
  const bytes = readFileSync(file);
  writeFileSync(`${file}.br`, brotli(bytes));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
console.log(`${files.length} files compressed in ${dist}`);
