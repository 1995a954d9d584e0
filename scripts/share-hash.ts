import { hash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** How long the hashes are that the build gives. */
const lengths: Readonly<Record<string, number>> = { js: 7, css: 8 };

/** What may name another file of the build. */
const text = /\.(?:js|css|html|json)$/;

/**
 * Calls the scripts and style sheets of a build by one hash, of all of theirs. Of a name it is the hash that can't be compressed, and the
 * widget's frame names forty files that it may fetch: a hash of each one's own costs every visitor 200 bytes. Few of them would be
 * cached for longer: a part names the script that it belongs to, and so is called anew whenever that is.
 */
export function shareHash(): Plugin {
  return {
    name: 'share-hash',
    enforce: 'post',
    writeBundle: ({ dir = '.' }, bundle) => renameAll(dir, Object.keys(bundle)),
  };
}

/** Renames the files in a folder, and wherever one names another. Of two that would be called the same the second stays as it is. */
export function renameAll(folder: string, files: readonly string[]): void {
  const sorted = files.toSorted();
  const common = hash('sha256', sorted.join(), 'base64url').slice(0, 7);
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const file of sorted) {
    const name = renamed(file, common);
    if (name === undefined || taken.has(name)) continue;
    taken.add(name);
    names.set(file, name);
  }
  for (const file of files.filter((one) => text.test(one))) {
    const path = join(folder, file);
    const whole = readFileSync(path, 'utf8');
    rmSync(path);
    writeFileSync(join(folder, names.get(file) ?? file), rename(whole, names));
  }
}

/** A script's or a style sheet's new name; undefined for other files, which stay. */
function renamed(file: string, common: string): string | undefined {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const length = lengths[ending];
  if (length === undefined) return undefined;
  return `${file.slice(0, -(length + ending.length + 1))}${common}.${ending}`;
}

function rename(whole: string, names: ReadonlyMap<string, string>): string {
  let done = whole;
  for (const [file, name] of names) done = done.replaceAll(nameOf(file), nameOf(name));
  return done;
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
