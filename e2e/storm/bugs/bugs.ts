/** A fault that somebody could have made, as changes of the product's source. */
export interface PlantedBug {
  readonly name: string;
  readonly changes: readonly Change[];
  /** The mishaps in which it shows; the weather blows in any case. */
  readonly mishaps: readonly string[];
}

/** A piece of text that must stand in the file exactly once, and what takes its place. */
export interface Change {
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const slowCommit = 'await new Promise((resolve) => setTimeout(resolve, 15));';
const nobody = 'const nobody: Latecomers = async () => nothing;';
const finish = '  return finish(options, transaction, jobs, outcomes);';
const groupWriter = 'server/src/storage/group-writer.ts';
const sqlite = 'server/src/storage/sqlite-database.ts';

/** The bugs that a storm has to find, one at a time. */
export const bugs: readonly PlantedBug[] = [
  {
    name: 'acknowledges before the commit',
    // It shows where a kill falls between the two, and clients make good what they can: so several times.
    mishaps: [...Array<string>(6).fill('server killed'), 'disk full', 'disk full again'],
    changes: [
      {
        file: groupWriter,
        find: finish,
        // Not while it starts and lets people in, since it would not: a session must be known at once.
        replace: `  jobs_seen += jobs.length;\n  if (jobs_seen > 40) {\n    jobs.forEach((job, index) => settle(job, outcomes[index] as Outcome));\n    ${slowCommit}\n  }\n${finish}`,
      },
      { file: groupWriter, find: nobody, replace: `let jobs_seen = 0;\n${nobody}` },
    ],
  },
  {
    name: 'publishes before the commit',
    mishaps: ['disk full', 'server killed', 'disk full again'],
    changes: [
      {
        file: sqlite,
        find: 'tell: (account_id, items) => feed.add(account_id, items),',
        replace:
          'tell: (account_id, items) => { feed.add(account_id, items); feed.keep(); setImmediate(() => Reflect.get(globalThis, "told").tell([account_id])); },',
      },
      {
        file: sqlite,
        find: 'const listeners = createCommitListeners();',
        replace:
          'const listeners = createCommitListeners();\n  Object.assign(globalThis, { told: listeners });',
      },
      { file: groupWriter, find: finish, replace: `  ${slowCommit}\n${finish}` },
    ],
  },
  {
    name: 'does not know a repeated command',
    mishaps: ['network cut', 'server killed'],
    changes: [
      {
        file: 'server/src/storage/fact-reader.ts',
        find: '  return goOn(session.one(statements.recorded, { id }), (row) => {\n    if (row === undefined) return null;',
        replace:
          "  return goOn(session.one(statements.recorded, { id }), (row) => {\n    if (row === undefined || id !== '') return null;",
      },
      {
        file: 'server/src/storage/plan-statements.ts',
        find: "return db.insertInto('messages').values({ id, author_kind, author_id, hash, seq, at, text });",
        replace:
          "return db.replaceInto('messages').values({ id, author_kind, author_id, hash, seq, at, text });",
      },
    ],
  },
  {
    name: 'tells of an edit and keeps the old text',
    mishaps: ['server killed'],
    changes: [
      {
        file: 'server/src/storage/plan-statements.ts',
        find: ".set({ text, version, edited_at }).where('id', '=', id)",
        replace: ".set({ version, edited_at }).where('id', '=', text === '' ? '' : id)",
      },
    ],
  },
  {
    name: 'forgets an edit that was not answered',
    mishaps: ['network cut', 'server killed', 'server killed again'],
    changes: [
      {
        file: 'shared/client/src/change-desk.ts',
        find: '  async function ask(key: string, change: Change): Promise<void> {\n',
        replace:
          '  async function ask(key: string, change: Change): Promise<void> {\n    if (change.text !== undefined) void storage.set(key, undefined).then(() => setTimeout(() => changes.delete(key), 500));\n',
      },
    ],
  },
  {
    name: 'writes the step and not the watermark',
    mishaps: ['server killed', 'network cut'],
    changes: [
      {
        file: 'server/src/storage/plan-writer.ts',
        find: '  if (receipt !== null) writes.push(writeOf(statements.mark, conversation));\n',
        replace: '',
      },
      // SQLite writes it later, and after a crash from the feed.
      {
        file: 'server/src/storage/row-keeper.ts',
        find: '        connection.all(writes.mark, row);\n      }\n',
        replace: '      }\n',
      },
      {
        file: 'server/src/storage/row-keeper.ts',
        find: '          connection.all(writes.mark, row);\n          count',
        replace: '          count',
      },
    ],
  },
  {
    name: 'does not merge receipts by maximum',
    mishaps: ['network cut'],
    changes: [
      {
        file: 'shared/protocol/src/receipts.ts',
        find: 'const delivered = Math.max(deliveredSeq(marks, side), step.up_to_seq);',
        replace: 'const delivered = step.up_to_seq;',
      },
    ],
  },
  {
    name: 'forgets the outbox with the tab',
    mishaps: ['network cut', 'server killed'],
    changes: [
      {
        file: 'shared/client/src/outbox-storage.ts',
        find: '(await storage.entries(prefix)).flatMap(([key, text]) => {',
        replace: '(await storage.entries(prefix)).slice(0, 0).flatMap(([key, text]) => {',
      },
    ],
  },
  {
    name: 'ignores gaps in the chain',
    mishaps: ['network cut', 'server killed'],
    changes: [
      {
        file: 'shared/client/src/fold.ts',
        find: 'event.prev > ((log ?? known)?.head ?? 0) ? undefined : audience.project(known, event);',
        replace: 'audience.project(known, event);',
      },
      {
        file: 'shared/protocol/src/log.ts',
        find: "  if (event.prev > log.head) return { outcome: 'gap' };\n",
        replace: '',
      },
    ],
  },
  {
    name: 'says "read" without anybody looking',
    mishaps: ['network cut'],
    changes: [
      {
        file: 'shared/client/src/reading.ts',
        find: 'if (visibility.isReading()) timers.push(',
        replace: 'timers.push(',
      },
    ],
  },
  {
    name: 'does not notice a restored copy',
    mishaps: ['database restored', 'database restored again'],
    changes: [
      {
        file: 'server/src/storage/feed-reader.ts',
        find: "return place !== undefined && place.event_id === event_id ? 'valid' : 'reset';",
        replace: "return 'valid';",
      },
      {
        file: 'server/src/storage/feed-reader.ts',
        find: '(await read.one(statements.item, item)) !== undefined',
        replace: '(await read.one(statements.item, item)) !== null',
      },
    ],
  },
  {
    name: "sends several of a conversation's messages at once",
    mishaps: ['network cut', 'server frozen', 'server killed'],
    changes: [
      {
        file: 'shared/client/src/sender.ts',
        find: '      busy.add(message.conversation_id);\n',
        replace: '',
      },
    ],
  },
  {
    name: 'shows below the log what stands in it',
    mishaps: ['network cut'],
    changes: [
      {
        file: 'shared/client/src/fold.ts',
        find: 'outbox: withoutMessage(state.outbox, event),',
        replace: 'outbox: state.outbox,',
      },
    ],
  },
  {
    name: 'tells visitors of events that they are not given',
    mishaps: ['network cut'],
    changes: [
      {
        file: 'shared/protocol/src/audience.ts',
        find: '    prev: public_prev,',
        replace: '    prev: event.prev,',
      },
    ],
  },
  {
    name: 'hands nothing back of who was removed',
    mishaps: ['colleague removed'],
    changes: [
      {
        file: 'server/src/jobs/hand-back.ts',
        find: 'if (found.length === 0) break;',
        replace: 'break;',
      },
    ],
  },
  {
    name: 'loses a file after its message was acknowledged',
    mishaps: ['server killed in an upload', 'network cut'],
    changes: [
      {
        file: 'server/src/domain/file-desk.ts',
        find: 'if (await store.files.finish(id, file)) return { ok: true, file };',
        replace:
          'if (await store.files.finish(id, file)) {\n      if (size % 3 === 0) await shelf.remove(id);\n      return { ok: true, file };\n    }',
      },
    ],
  },
  {
    name: 'keeps what it has of a file that was cut short',
    // It shows where one is cut in the middle, and tried again.
    mishaps: [...Array<string>(8).fill('network cut'), 'server frozen'],
    changes: [
      {
        file: 'server/src/domain/upload-stream.ts',
        find: "    throw new GoneError('the sender went away', { cause: error });\n",
        replace: '',
      },
      {
        file: 'server/src/domain/upload-stream.ts',
        find: "  if (length < size) throw new CutShortError('less than was announced');\n",
        replace: '',
      },
    ],
  },
  {
    name: 'leaves the files of what was taken back',
    mishaps: ['network cut', 'server killed'],
    changes: [
      {
        file: 'server/src/jobs/erase-files.ts',
        find: 'for (const id of await store.files.ofMessage(job.message_id)) await shelf.remove(id);',
        replace: 'await store.files.ofMessage(job.message_id);',
      },
    ],
  },
  {
    name: 'leaves texts where somebody was erased',
    mishaps: ['contact erased', 'network cut', 'contact erased again'],
    changes: [
      {
        file: 'server/src/storage/conversation-eraser.ts',
        find: ".set({ text: '', hash: '',",
        replace: ".set({ hash: '',",
      },
    ],
  },
  {
    name: 'leaves what was told of a conversation that was erased',
    mishaps: ['contact erased', 'network cut', 'contact erased again'],
    changes: [
      {
        file: 'server/src/storage/conversation-eraser.ts',
        find: 'return data === row.data ? [] :',
        replace: 'return data === row.data || data !== row.data ? [] :',
      },
    ],
  },
  {
    name: 'forgets an erasure with the server that did it',
    mishaps: ['server killed in an erasure', 'server killed in an erasure again'],
    changes: [
      {
        file: 'server/src/jobs/contact-erasure.ts',
        find: '    const contact_id = job.message_id;\n',
        replace:
          '    const contact_id = job.message_id;\n    await store.command((transaction) => transaction.finishJob(job, momentOf(clock)));\n    await new Promise((resolve) => setTimeout(resolve, 20));\n',
      },
    ],
  },
];
