import { formatCursor, parseCursor, type Cursor, type Side } from '@porchlight/protocol';
import { createSeededRandom } from './seeded-random.ts';
import type { Tables } from './tables.ts';

/**
 * The word for a cursor: agents in plain; visitors sealed, with another word each time. The seal hides what the real
 * server's hides from people, not from spies: nothing in a mock is secret.
 */
export function writeCursor(tables: Tables, side: Side, cursor: Cursor): string {
  if (side === 'agent') return formatCursor(cursor);
  tables.words += 1;
  const nonce = Math.imul(tables.words, 0x9e37_79b1) >>> 0;
  return `${hex(nonce, 8)}${stir(formatCursor(cursor), nonce)}`;
}

/** The cursor of a word; undefined for one that was not written for this side. */
export function readCursor(side: Side, word: string): Cursor | undefined {
  if (side === 'agent') return parseCursor(word);
  const codes = word.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
  const nonce = Number.parseInt(word.slice(0, 8), 16);
  const isSealed = /^([0-9a-f]{2}){5,}$/.test(word);
  return isSealed ? parseCursor(unstir(codes.slice(4), nonce)) : undefined;
}

function stir(text: string, nonce: number): string {
  const next = createSeededRandom(nonce);
  return Array.from(text, (letter) => hex(letter.charCodeAt(0) ^ byteOf(next), 2)).join('');
}

function unstir(codes: readonly number[], nonce: number): string {
  const next = createSeededRandom(nonce);
  return codes.map((code) => String.fromCharCode(code ^ byteOf(next))).join('');
}

function byteOf(next: () => number): number {
  return Math.floor(next() * 0x100);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
