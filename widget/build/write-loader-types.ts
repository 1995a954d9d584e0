import { readFileSync, writeFileSync } from 'node:fs';

const at = (path: string) => new URL(`../${path}`, import.meta.url);

/** Writes the types of `@porchlight/widget/loader`: the file of the API holds nothing but types, so it is its own declaration. */
export function writeLoaderTypes(): void {
  const types = readFileSync(at('src/api/porchlight.ts'), 'utf8');
  writeFileSync(at('dist/loader.d.ts'), `${types}\nexport declare const load: Load;\n`);
}
