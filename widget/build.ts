// Builds the frame app, the loader, the console's preview and the page that mails lead to into dist/ and compresses both: `node build.ts`.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import { loaderBuild } from './build/loader-build.ts';
import { pageBuild } from './build/page-build.ts';

const root = import.meta.dirname;

process.chdir(root);
await build({ root, logLevel: 'warn' });
await build(loaderBuild());
await build(pageBuild('preview', ['preview.html', 'preview-panel.html']));
await build(pageBuild('letter', ['letter.html']));
execFileSync(process.execPath, ['../scripts/compress.ts', join(root, 'dist')], {
  cwd: root,
  stdio: 'inherit',
});
