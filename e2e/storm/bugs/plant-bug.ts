import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Change, PlantedBug } from './bugs.ts';

/** Plants a bug in a copy of the checkout; the function it returns takes it out again. */
export function plantBug(checkout: string, { name, changes }: PlantedBug): () => void {
  const before = new Map<string, string>();
  for (const change of changes) {
    const path = join(checkout, change.file);
    const source = readFileSync(path, 'utf8');
    if (!before.has(path)) before.set(path, source);
    writeFileSync(path, spoil(source, change, name));
  }
  return () => {
    for (const [path, source] of before) writeFileSync(path, source);
  };
}

/** Throws where the text stands there never, or more than once: then the product has changed, and the bug with it. */
export function spoil(source: string, { file, find, replace }: Change, name: string): string {
  const pieces = source.split(find);
  if (pieces.length !== 2) {
    throw new Error(
      `"${name}" can't be planted: its text is ${pieces.length - 1} times in ${file}`,
    );
  }
  return pieces.join(replace);
}
