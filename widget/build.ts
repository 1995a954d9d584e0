// Builds the frame app, the loader in its forms and the console's preview into dist/ and compresses both: `node build.ts`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { loaderBuild, loaderFiles } from './build/loader-build.ts';
import { previewBuild } from './build/preview-build.ts';
import { writeLoaderTypes } from './build/write-loader-types.ts';

const root = import.meta.dirname;

process.chdir(root);
await build({ root, logLevel: 'warn' });
for (const name of Object.keys(loaderFiles) as (keyof typeof loaderFiles)[])
  await build(loaderBuild(name));
writeLoaderTypes();
await build(previewBuild());
execFileSync(process.execPath, ['../scripts/compress.ts', join(root, 'dist')], {
  cwd: root,
  stdio: 'inherit',
});
