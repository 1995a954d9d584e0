import type { Side } from '@porchlight/protocol';
import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto';

/** Cursors as callers get them: agents in plain, visitors sealed. */
export interface CursorWords {
  /** The word for a cursor. A visitor's is another one each time. */
  readonly write: (side: Side, cursor: string) => string;
  /** The cursor of a word; undefined for one that was not written for this side. */
  readonly read: (side: Side, word: string) => string | undefined;
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/**
 * Makes the words. In plain a cursor holds the id of the account's last event, and so tells a visitor when an agent
 * wrote a note, or somebody else a message. A word of another secret is unreadable, and the visitor starts over.
 */
export function createCursorWords(secret: string): CursorWords {
  const key = hash('sha256', `porchlight cursor ${secret}`, 'buffer');

  function seal(cursor: string): string {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagBytes });
    const sealed = [iv, cipher.update(cursor, 'utf8'), cipher.final(), cipher.getAuthTag()];
    return Buffer.concat(sealed).toString('base64url');
  }

  function open(word: string): string | undefined {
    const bytes = Buffer.from(word, 'base64url');
    if (bytes.length <= ivBytes + tagBytes) return undefined;
    const iv = bytes.subarray(0, ivBytes);
    const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes });
    decipher.setAuthTag(bytes.subarray(-tagBytes));
    try {
      const opened = decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8');
      return opened + decipher.final('utf8');
    } catch {
      return undefined;
    }
  }

  return {
    write: (side, cursor) => (side === 'visitor' ? seal(cursor) : cursor),
    read: (side, word) => (side === 'visitor' ? open(word) : word),
  };
}
