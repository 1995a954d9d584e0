import {
  cleanFileName,
  defaultFileRules,
  fileKinds,
  judgeFile,
  maySee,
  reject,
  type Accepted,
  type Attachment,
  type FileAddresses,
  type FileRules,
  type Id,
  type Principal,
  type Rejection,
} from '@porchlight/protocol';
import { fileWishSchema } from '@porchlight/protocol/schemas';
import { base64Of } from './base64.ts';
import { findFile } from './facts-of.ts';
import { sniffFile } from './sniff-file.ts';
import type { MockFile, Tables } from './tables.ts';

/** Takes files in, and gives them out. */
export interface MockFiles {
  readonly begin: (
    principal: Principal,
    wish: unknown,
  ) => Accepted<{ file: Attachment | null }> | Rejection;
  readonly put: (
    principal: Principal,
    id: Id,
    bytes: Uint8Array<ArrayBuffer>,
  ) => Accepted<{ file: Attachment }> | Rejection;
  /** A file of a message that stands. */
  readonly sent: (id: Id) => { readonly file: Attachment; readonly bytes: Uint8Array } | undefined;
  /** Addresses are paths below this one from now on, no `data:` any more. */
  readonly serveAt: (path: string) => void;
}

/** Makes the desk. */
export function createMockFiles(tables: Tables): MockFiles {
  return {
    begin(principal, body) {
      const parsed = fileWishSchema.safeParse(body);
      if (!parsed.success)
        return reject('invalid', parsed.error.issues[0]?.path.join('.') ?? 'wish');
      const wish = { ...parsed.data, name: cleanFileName(parsed.data.name) };
      const { id, conversation_id } = wish;
      const rules = rulesFor(tables, principal, conversation_id);
      if ('ok' in rules) return rules;
      const refusal = refusalOf(rules, wish.size);
      if (refusal !== undefined) return refusal;
      const owner = { kind: principal.kind, id: principal.id };
      const made = { wish, conversation_id, owner, attachment: null, message_id: null };
      const known: MockFile = findFile(tables, id) ?? made;
      const isSame = JSON.stringify(known.wish) === JSON.stringify(wish);
      if (!isOwn(principal, known) || !isSame)
        return reject('id_conflict', 'this id was used before for something else');
      tables.files.set(id, known);
      return { ok: true, file: known.attachment };
    },
    put(principal, id, bytes) {
      const known = findFile(tables, id);
      if (known === null || !isOwn(principal, known)) return reject('not_found', 'no such file');
      if (known.attachment !== null) return { ok: true, file: known.attachment };
      const rules = rulesFor(tables, principal, known.conversation_id);
      if ('ok' in rules) return rules;
      const { name, size } = known.wish;
      if (bytes.length > size) return reject('too_large', 'more than was announced');
      if (bytes.length < size) return reject('malformed', 'less than was announced');
      const { type, ...sides } = sniffFile(bytes);
      const refusal = refusalOf(rules, size, type);
      if (refusal !== undefined) return refusal;
      const file = { id, name, type, size, ...sides };
      tables.files.set(id, { ...known, attachment: file, bytes });
      return { ok: true, file };
    },
    sent(id) {
      const { attachment: file, bytes, message_id } = tables.files.get(id) ?? {};
      return file && bytes && message_id ? { file, bytes } : undefined;
    },
    serveAt: (path) => void (tables.files_path = path),
  };
}

/** Answers `file.addresses`, where the caller may see the conversation. */
export function addressesOf(
  tables: Tables,
  principal: Principal,
  conversation_id: Id,
  ids: readonly Id[],
): FileAddresses {
  const seen = ids.flatMap((id) => {
    const file = tables.files.get(id);
    const isHere = file?.conversation_id === conversation_id && file.message_id !== null;
    const may = principal.kind === 'agent' || file?.internal !== true;
    return isHere && may ? [{ id, url: addressOf(tables, id, file) }] : [];
  });
  return { addresses: seen, expires_at: '2999-01-01T00:00:00.000Z' };
}

function addressOf({ files_path }: Tables, id: Id, { attachment, bytes }: MockFile): string {
  if (files_path !== null) return `${files_path}/${id}`;
  return `data:${attachment?.type ?? ''};base64,${base64Of(bytes ?? new Uint8Array())}`;
}

/** The rules of the inbox that a conversation is in, or would begin in. */
export function rulesFor(
  tables: Tables,
  principal: Principal,
  conversation_id: Id,
): FileRules | Rejection {
  const conversation = tables.conversations.get(conversation_id);
  const begins = conversation === undefined && principal.kind === 'visitor';
  if (!begins && (conversation === undefined || !maySee(principal, conversation)))
    return reject('not_found', 'no such conversation');
  if (conversation?.erased_at !== undefined)
    return reject('forbidden', 'what was said here was erased');
  const inbox = tables.inboxes.get(conversation?.inbox_id ?? (begins ? principal.inbox_id : ''));
  if (inbox?.kind === 'website') return inbox.files ?? defaultFileRules;
  return { ...defaultFileRules, kinds: fileKinds };
}

function refusalOf(rules: FileRules, size: number, type?: string): Rejection | undefined {
  switch (judgeFile(rules, size, type)) {
    case undefined:
      return undefined;
    case 'too_large':
      return reject('too_large', `files: at most ${rules.max_bytes} bytes`);
    case 'empty':
      return reject('invalid', 'size: an empty file');
    case 'off':
    case 'kind':
      return reject('file_refused', 'this inbox takes no such files');
  }
}

function isOwn({ kind, id }: Principal, { owner }: MockFile): boolean {
  return owner.kind === kind && owner.id === id;
}
