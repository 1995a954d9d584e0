// Weighs what budgets.json names, in brotli bytes as sent, and fails when something is over its limit or not built.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotli } from './brotli.ts';
import { type Manifest, loadedFiles } from './loaded-files.ts';

interface Budget {
  name: string;
  /** The build's folder, from the root. */
  dist: string;
  /** Files of the build, by path. */
  files?: string[];
  /** Chunks of Vite's manifest, counted with their static imports and CSS. */
  chunks?: string[];
  /** Chunks that are there already: their files are not counted. */
  after?: string[];
  /** The manifest, where it isn't the build's main one. */
  manifest?: string;
  /** In bytes. */
  limit: number;
}

type Weight =
  | { budget: Budget; bytes: number; parts: string[] }
  | { budget: Budget; missing: string };

const root = join(import.meta.dirname, '..');

function weigh(budget: Budget): Weight {
  try {
    const parts = partsOf(budget).map((file) => {
      const bytes = brotli(readFileSync(join(root, budget.dist, file))).length;
      return { file, bytes };
    });
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    return { budget, bytes, parts: parts.map((part) => `${part.bytes} ${part.file}`) };
  } catch (error) {
    return { budget, missing: error instanceof Error ? error.message : String(error) };
  }
}

function partsOf(budget: Budget): string[] {
  const { dist, files = [], chunks = [], after = [], manifest = 'manifest' } = budget;
  if (!existsSync(join(root, dist))) throw new Error(`${dist} is not built`);
  if (chunks.length === 0) return files;
  const built: Manifest = JSON.parse(read(`${dist}/.vite/${manifest}.json`));
  const there = new Set(loadedFiles(built, after));
  const loaded = loadedFiles(built, chunks).filter((file) => !there.has(file));
  return [...new Set([...files, ...loaded])];
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function report(weight: Weight): boolean {
  const name = weight.budget.name.padEnd(30);
  if ('missing' in weight) {
    console.error(`✗ ${name} ${weight.missing}`);
    return false;
  }
  const fits = weight.bytes <= weight.budget.limit;
  const of = `${String(weight.bytes).padStart(7)} of ${String(weight.budget.limit).padStart(7)} bytes`;
  console.log(`${fits ? '✓' : '✗'} ${name} ${of}`);
  if (!fits || process.argv.includes('--parts'))
    for (const part of weight.parts) console.log(`    ${part}`);
  return fits;
}

const budgets: Budget[] = JSON.parse(read('scripts/budgets.json'));
const results = budgets.map(weigh).map(report);
process.exitCode = results.every(Boolean) ? 0 : 1;
