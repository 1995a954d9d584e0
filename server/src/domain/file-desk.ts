import {
  cleanFileName,
  defaultFileRules,
  fileKinds,
  isId,
  judgeFile,
  maySee,
  reject,
  type Accepted,
  type Attachment,
  type FileAddresses,
  type FileRules,
  type FileWish,
  type Id,
  type IdSource,
  type Principal,
  type Queries,
  type Rejection,
} from '@porchlight/protocol';
import { fileWishSchema } from '@porchlight/protocol/schemas';
import type { Readable } from 'node:stream';
import type { Caller } from './caller.ts';
import { momentOf, type Clock } from './clock.ts';
import type { FindOwner } from './conversation-owners.ts';
import type { FileLinks } from './file-links.ts';
import { ShelfError, type FileShelf, type Sniff } from './file-shelf.ts';
import { chargeCommand, chargeUpload, type RateLimits } from './rate-limits.ts';
import type { Store } from './store.ts';
import type { KnownFile } from './file-store.ts';
import type { Log } from './telemetry.ts';
import { CutShortError, GoneError, ofSize, peek, TooMuchError, upTo } from './upload-stream.ts';

/** Takes files in and gives them out. What it stores of them in the database rejects with StorageError. */
export interface FileDesk {
  /** Announces a file. It is told where all of it is here already. */
  readonly begin: (
    caller: Caller,
    wish: unknown,
  ) => Promise<Accepted<{ file: Attachment | null }> | Rejection>;
  /** Takes the bytes of an announced file; of one that is here already nothing is read. */
  readonly put: (
    caller: Caller,
    id: string,
    bytes: AsyncIterable<Uint8Array>,
  ) => Promise<Accepted<{ file: Attachment }> | Rejection>;
  /** Takes in a file of a size that nobody has told. It is the caller's, until it is handed on. */
  readonly receive: (
    caller: Caller,
    wish: Pick<FileWish, 'conversation_id' | 'name'>,
    bytes: AsyncIterable<Uint8Array>,
  ) => Promise<Accepted<{ file: Attachment }> | Rejection>;
  /** Answers `file.addresses`. */
  readonly addresses: (
    principal: Principal,
    query: Queries['file.addresses'],
  ) => Promise<Accepted<FileAddresses> | Rejection>;
  /** Answers `file.rules`. */
  readonly rules: (
    principal: Principal,
    query: Queries['file.rules'],
  ) => Promise<Accepted<{ rules: FileRules }> | Rejection>;
  /** What an address leads to; null where it leads nowhere, or not any more. Rejects with ShelfError. */
  readonly serve: (token: string) => Promise<ServedFile | null>;
}

/** A file on its way out. */
export interface ServedFile {
  readonly file: Attachment;
  readonly bytes: Readable;
  /** How much longer the address holds, in milliseconds. */
  readonly left_ms: number;
}

/** What the desk needs. */
export interface FileDeskEnvironment {
  readonly store: Pick<Store, 'files' | 'read'>;
  readonly shelf: FileShelf;
  readonly sniff: Sniff;
  readonly links: FileLinks;
  readonly clock: Clock;
  readonly limits: RateLimits;
  readonly findOwner: FindOwner;
  readonly log: Log;
  readonly newId: IdSource;
}

/** So much of a file tells what it is, in bytes. */
const head_bytes = 262_144;

/** In a provider's inbox its provider judges. */
const providerRules: FileRules = { ...defaultFileRules, kinds: fileKinds };

/** Makes the desk. */
export function createFileDesk(environment: FileDeskEnvironment): FileDesk {
  const { store, shelf, links, clock, limits, findOwner } = environment;
  /** What is being taken in at this node: whoever sends the same file again takes over. */
  const coming = new Map<Id, () => Promise<void>>();

  async function put(
    caller: Caller,
    id: Id,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<Accepted<{ file: Attachment }> | Rejection> {
    const known = await store.files.find(id);
    if (known === null || !isOwn(caller.principal, known)) return noFile();
    if (known.attachment !== null) return { ok: true, file: known.attachment };
    const rules = await rulesFor(store, caller.principal, known.conversation_id);
    if ('ok' in rules) return rules;
    return takeIn(environment, known, rules, bytes);
  }

  return {
    async begin(caller, body) {
      const over_ms = chargeCommand(limits, caller);
      if (over_ms > 0) return reject('rate_limited', 'too many files', over_ms);
      const parsed = fileWishSchema.safeParse(body);
      if (!parsed.success) {
        return reject('invalid', parsed.error.issues[0]?.path.join('.') ?? 'no wish');
      }
      const wish = { ...parsed.data, name: cleanFileName(parsed.data.name) };
      const { principal } = caller;
      const rules = await rulesFor(store, principal, wish.conversation_id);
      if ('ok' in rules) return rules;
      const refusal = refusalOf(rules, wish.size);
      if (refusal !== null) return refusal;
      const wait_ms = chargeUpload(limits, caller, wish.size);
      if (wait_ms > 0) return reject('rate_limited', 'too many files', wait_ms);
      const owner = { kind: principal.kind, id: principal.id };
      const known = await store.files.begin(wish, owner, principal.account_id, momentOf(clock));
      if (known === null) return reject('id_conflict', 'this file was given up');
      const same = ['conversation_id', 'name', 'size'] as const;
      if (!isOwn(principal, known) || same.some((key) => known[key] !== wish[key])) {
        return reject('id_conflict', 'this id was used before for something else');
      }
      return { ok: true, file: known.attachment };
    },
    async put(caller, id, bytes) {
      const wait_ms = chargeCommand(limits, caller);
      if (wait_ms > 0) return reject('rate_limited', 'too many files', wait_ms);
      // Nobody ends what comes from somebody else.
      const known = isId(id) ? await store.files.find(id) : null;
      if (known === null || !isOwn(caller.principal, known)) return noFile();
      // Two at once would write into one another.
      for (let cut = coming.get(id); cut !== undefined; cut = coming.get(id)) await cut();
      const stop = stoppable(bytes);
      const taking = put(caller, id, stop.bytes).finally(() => coming.delete(id));
      const ended = taking.then(
        () => undefined,
        () => undefined,
      );
      coming.set(id, async () => {
        stop.cut();
        await ended;
      });
      return taking;
    },
    async receive(caller, { conversation_id, name }, bytes) {
      const { principal } = caller;
      const rules = await rulesFor(store, principal, conversation_id);
      if ('ok' in rules) return rules;
      const wish = { id: environment.newId(), conversation_id, name: cleanFileName(name), size: 0 };
      const known = await store.files.begin(wish, principal, principal.account_id, momentOf(clock));
      return known === null ? noFile() : takeIn(environment, known, rules, bytes);
    },
    async addresses(principal, { conversation_id, file_ids }) {
      if ((await findOwner(principal, conversation_id)) === null) {
        return reject('not_found', 'no such conversation');
      }
      const now_ms = clock.now();
      const sent = await store.files.sent(file_ids);
      const seen = sent.filter(
        (file) =>
          file.conversation_id === conversation_id &&
          file.account_id === principal.account_id &&
          (principal.kind === 'agent' || !file.internal),
      );
      const addresses = seen.map(({ id }) => ({ id, url: links.brief(id, now_ms).path }));
      const expires_at = new Date(links.brief(conversation_id, now_ms).expires_ms).toISOString();
      return { ok: true, addresses, expires_at };
    },
    async rules(principal, { conversation_id }) {
      const rules = await rulesFor(store, principal, conversation_id);
      return 'ok' in rules ? rules : { ok: true, rules };
    },
    async serve(token) {
      const link = links.read(token, clock.now());
      if (link === null) return null;
      // An address holds no longer than its message.
      const [known] = await store.files.sent([link.id]);
      const file = known?.attachment ?? null;
      const bytes = file === null ? null : await shelf.open(link.id);
      if (file === null || bytes === null) return null;
      return { file, bytes, left_ms: link.expires_ms - clock.now() };
    },
  };
}

/** Reads the beginning, judges it, and only then keeps anything. Of size 0 nobody has told how large it is. */
async function takeIn(
  { store, shelf, sniff, log }: FileDeskEnvironment,
  { id, name, size }: KnownFile,
  rules: FileRules,
  bytes: AsyncIterable<Uint8Array>,
): Promise<Accepted<{ file: Attachment }> | Rejection> {
  try {
    let length = size;
    const come =
      size > 0 ? ofSize(bytes, size) : upTo(bytes, rules.max_bytes, (all) => (length = all));
    const { head, all } = await peek(come, head_bytes);
    const { type, width, height } = await sniff(head);
    const refusal = refusalOf(rules, size || head.length, type);
    if (refusal !== null) return refusal;
    await shelf.put(id, all);
    const sides = width === undefined || height === undefined ? {} : { width, height };
    const file = { id, name, type, size: length, ...sides };
    if (await store.files.finish(id, file)) return { ok: true, file };
    // Its row went while it came: with an erasure, or because nobody waited for it any more. No other will lead to these bytes.
    await shelf.remove(id);
    return noFile();
  } catch (error) {
    if (error instanceof TooMuchError) return reject('too_large', error.message);
    if (error instanceof CutShortError) return reject('malformed', error.message);
    if (error instanceof GoneError) return reject('files_unavailable', error.message);
    if (!(error instanceof ShelfError)) throw error;
    log.error({ err: error }, 'a file could not be kept');
    return reject('files_unavailable', 'files can’t be kept now; send it again');
  }
}

/** The rules of the inbox that a conversation is in, or would begin in. */
async function rulesFor(
  { read }: Pick<Store, 'read'>,
  principal: Principal,
  conversation_id: Id,
): Promise<FileRules | Rejection> {
  const [row] = await read.conversations([conversation_id]);
  const begins = row === undefined && principal.kind === 'visitor';
  if (!begins && (row === undefined || !maySee(principal, row.conversation))) {
    return reject('not_found', 'no such conversation');
  }
  // No message could take it, and whatever was kept for this conversation is gone.
  if (row?.conversation.erased_at !== undefined) {
    return reject('forbidden', 'what was said here was erased');
  }
  const inbox_id = row?.conversation.inbox_id ?? (begins ? principal.inbox_id : '');
  const inboxes = await read.inboxes(principal.account_id);
  const inbox = inboxes.find(({ id }) => id === inbox_id);
  return inbox?.kind === 'website' ? (inbox.files ?? defaultFileRules) : providerRules;
}

function refusalOf(rules: FileRules, size: number, type?: string): Rejection | null {
  const fault = judgeFile(rules, size, type);
  switch (fault) {
    case undefined:
      return null;
    case 'too_large':
      return reject('too_large', `files: at most ${rules.max_bytes} bytes`);
    case 'empty':
      return reject('invalid', 'size: an empty file');
    case 'off':
      return reject('file_refused', 'this inbox takes no files');
    case 'kind':
      return reject('file_refused', `this inbox takes no ${type ?? 'such file'}`);
  }
}

function isOwn({ kind, id, account_id }: Principal, file: KnownFile): boolean {
  return file.account_id === account_id && file.owner.kind === kind && file.owner.id === id;
}

function noFile(): Rejection {
  return reject('not_found', 'no such file');
}

/** The same bytes, until they are cut. */
function stoppable(bytes: AsyncIterable<Uint8Array>): {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly cut: () => void;
} {
  const { promise, reject: cut } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const until = async function* () {
    const iterator = bytes[Symbol.asyncIterator]();
    for (;;) {
      const next = await Promise.race([iterator.next(), promise]);
      if (next.done === true) return;
      yield next.value;
    }
  };
  return { bytes: until(), cut: () => cut(new Error('the same file comes again')) };
}
