import { limits, type FileAddresses, type Id } from '@porchlight/protocol';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import type { FilesTruth, SaidFile, StoredFile } from '../history.ts';
import { hashOf } from '../people/parcels.ts';
import { callServer } from './call-server.ts';
import type { LetIn } from './house.ts';

/** The files that anybody has sent, or tried to, in one conversation. */
export interface AskedFiles {
  readonly conversation_id: Id;
  readonly files: readonly SaidFile[];
  /** Whose conversation it is; undefined where that one can't be asked. */
  readonly visitor: LetIn | undefined;
}

/** Asks for every file that anybody has sent, as an agent and as the visitor, and looks what lies on the shelf. */
export async function readFiles(
  url: string,
  agent: LetIn,
  asked: readonly AskedFiles[],
  kept: { readonly rows: readonly StoredFile[]; readonly shelf: string },
): Promise<FilesTruth> {
  const given = { agent: new Map<Id, string>(), visitor: new Map<Id, string>() };
  for (const { conversation_id, files, visitor } of asked) {
    const ids = files.map(({ id }) => id);
    await fetchAll(url, agent.token, conversation_id, ids, given.agent);
    if (visitor !== undefined)
      await fetchAll(url, visitor.token, conversation_id, ids, given.visitor);
  }
  return { rows: kept.rows, shelf: idsOn(kept.shelf), given };
}

async function fetchAll(
  url: string,
  token: string,
  conversation_id: Id,
  ids: readonly Id[],
  given: Map<Id, string>,
): Promise<void> {
  const path = `/api/v2/conversations/${conversation_id}/file-addresses`;
  for (let at = 0; at < ids.length; at += limits.file_addresses) {
    const file_ids = ids.slice(at, at + limits.file_addresses);
    const body = { file_ids };
    const { addresses } = await callServer<FileAddresses>(url, path, { token, body });
    for (const address of addresses) given.set(address.id, await hashAt(url + address.url));
  }
}

/** How long a file may take, in milliseconds. */
const patience_ms = 10_000;

/** What is not given whole has another hash than any file. */
async function hashAt(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience_ms) });
    return answer.ok ? hashOf(await answer.bytes()) : `${answer.status} ${await answer.text()}`;
  } catch (cause) {
    return String(cause);
  }
}

/** What is whole; of what was cut short by a crash nobody knows. */
function idsOn(shelf: string): ReadonlySet<Id> {
  try {
    const found = readdirSync(shelf, { recursive: true, withFileTypes: true });
    const whole = found.filter((entry) => entry.isFile() && !entry.name.endsWith('.part'));
    return new Set(whole.map(({ name }) => basename(name)));
  } catch {
    // Nobody has sent one.
    return new Set();
  }
}
