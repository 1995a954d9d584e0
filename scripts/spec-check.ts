// Fails on a rule of SPEC.md without a test, a test of a rule that is gone, and a number used twice.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provenRules } from './proven-rules.ts';
import { sourceFiles } from './source-files.ts';
import { specFaults } from './spec-faults.ts';
import { specRules } from './spec-rules.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const rules = specRules(read('shared/protocol/SPEC.md'));
const proofs = sourceFiles(root)
  .filter((path) => /\.(test|spec)\.tsx?$|\/contract\/|^shared\/conformance\/src\//.test(path))
  .flatMap((path) => provenRules(path, read(path)));
// An empty list would pass every comparison, so it is a fault of its own.
const faults = rules.length === 0 ? ['SPEC.md has no rules'] : specFaults(rules, proofs);
for (const fault of faults) console.error(fault);
console.log(`${rules.length} rules, ${proofs.length} proofs, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
