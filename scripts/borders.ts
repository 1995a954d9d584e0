// Fails when a source file imports what DESIGN.md says it may not see.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { borderViolations } from './border-violations.ts';
import { sourceFiles } from './source-files.ts';

const root = join(import.meta.dirname, '..');
const files = sourceFiles(root);
const violations = files.flatMap((path) =>
  borderViolations(path, readFileSync(join(root, path), 'utf8')),
);
for (const violation of violations) console.error(violation);
console.log(`${files.length} files, ${violations.length} borders crossed`);
process.exitCode = violations.length === 0 ? 0 : 1;
