import { hash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The part of Vite's manifest.json that names what a build has written. */
type Manifest = Readonly<
  Record<string, { readonly file: string; readonly css?: readonly string[] }>
>;

/** How long the hashes are that the build gives. */
const lengths: Readonly<Record<string, number>> = { js: 7, css: 8 };

/**
 * Calls all files of a build by one hash, of all of theirs. Of a name it is the hash that can't be compressed, and the frame names forty files
 * that it may fetch: a hash of each one's own costs everybody 130 bytes. It saves no fetching either: a part names the frame
 * that it belongs to, and so is called anew whenever the frame is. Throws where two files would be called the same.
 */
export function shareHash(folder: string): void {
  const list = join(folder, '.vite/manifest.json');
  const manifest = JSON.parse(readFileSync(list, 'utf8')) as Manifest;
  const written = Object.values(manifest).flatMap(({ file, css = [] }) => [file, ...css]);
  const files = [...new Set(written)].toSorted();
  const common = hash('sha256', files.join(), 'base64url').slice(0, 7);
  const names = new Map(files.flatMap((file) => renamed(file, common)));
  if (new Set(names.values()).size < names.size) throw new Error(`of one name: ${files.join()}`);
  const rename = (text: string): string =>
    [...names].reduce((done, [file, name]) => done.replaceAll(nameOf(file), nameOf(name)), text);
  for (const page of [list, join(folder, 'frame.html')]) {
    writeFileSync(page, rename(readFileSync(page, 'utf8')));
  }
  for (const [file, name] of names) {
    writeFileSync(join(folder, name), rename(readFileSync(join(folder, file), 'utf8')));
    rmSync(join(folder, file));
  }
}

/** A script's or a style sheet's name beside its new one; nothing for other files, which stay. */
function renamed(file: string, common: string): readonly (readonly [string, string])[] {
  const ending = file.slice(file.lastIndexOf('.') + 1);
  const length = lengths[ending];
  if (length === undefined) return [];
  return [[file, `${file.slice(0, -(length + ending.length + 1))}${common}.${ending}`]];
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
