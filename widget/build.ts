// Builds the frame app, the loader and the console's preview into dist/ and compresses both: `node build.ts`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { loaderBuild } from './build/loader-build.ts';
import { previewBuild } from './build/preview-build.ts';

const root = import.meta.dirname;

process.chdir(root);
await build({ root, logLevel: 'warn' });
await build(loaderBuild());
await build(previewBuild());
execFileSync(process.execPath, ['../scripts/compress.ts', join(root, 'dist')], {
  cwd: root,
  stdio: 'inherit',
});
