import { hash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;

/**
 * How the chunks are called: the languages all by one hash, of all that any of them says. There are so many that a hash of each
 * one's own would cost everybody's bundle 150 bytes. Of a name it is the hash that can't be compressed: seven signs tell more files
 * apart than there will ever be.
 */
export function chunkFileNames(): (chunk: { readonly facadeModuleId: string | null }) => string {
  const files = globSync('src/messages/**/*.ts', { cwd: root }).toSorted();
  const words = files.map((file) => readFileSync(`${root}/${file}`, 'utf8')).join('');
  const common = hash('sha256', words, 'base64url').slice(0, 7);
  return ({ facadeModuleId }) =>
    facadeModuleId?.includes('/messages/languages/')
      ? `assets/[name]-${common}.js`
      : 'assets/[name]-[hash:7].js';
}
