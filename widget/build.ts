// Builds the frame app, the loader in its forms, the console's preview and the page that mails lead to into dist/, and compresses
// them: `node build.ts`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { loaderBuild, loaderFiles } from './build/loader-build.ts';
import { pageBuild } from './build/page-build.ts';
import { writeLoaderTypes } from './build/write-loader-types.ts';

const root = import.meta.dirname;

process.chdir(root);
await build({ root, logLevel: 'warn' });
for (const name of Object.keys(loaderFiles) as (keyof typeof loaderFiles)[])
  await build(loaderBuild(name));
writeLoaderTypes();
await build(pageBuild('preview', ['preview.html', 'preview-panel.html']));
await build(pageBuild('letter', ['letter.html']));
execFileSync(process.execPath, ['../scripts/compress.ts', join(root, 'dist')], {
  cwd: root,
  stdio: 'inherit',
});
