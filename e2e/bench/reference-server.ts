/**
 * The least that a chat server can do and still keep its word, for comparison: socket.io as the product sets it up,
 * node:sqlite with a write-ahead log and synchronous=FULL, and one commit for all that waits together. It relays,
 * acknowledges after the commit, and keeps a delivered and a read watermark. It knows no accounts, sessions, rights,
 * history or recovery, and validates nothing.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { Server, type Socket } from 'socket.io';
import { socketOptions } from './socket-options.ts';

interface Sent {
  readonly id: string;
  readonly conversation_id: string;
  readonly text: string;
}

interface Claim {
  readonly conversation_id: string;
  readonly seq: number;
}

const http = createServer((_request, response) => response.end('ready'));
const io = new Server(http, socketOptions);
const agents = io.of('/agent');
const visitors = io.of('/visitor');
const heads = new Map<string, number>();
const homes = new Map<string, Socket>();

const database = new DatabaseSync(join(process.env['DATA_DIR'] ?? '.', 'reference.sqlite'));
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE messages (
    id TEXT PRIMARY KEY, conversation_id TEXT NOT NULL, seq INTEGER NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE watermarks (
    conversation_id TEXT NOT NULL, kind TEXT NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (conversation_id, kind)
  ) WITHOUT ROWID;
`);
const begin = database.prepare('BEGIN IMMEDIATE');
const commit = database.prepare('COMMIT');
const insert = database.prepare('INSERT INTO messages VALUES (?, ?, ?, ?, ?)');
const raise = database.prepare(`
  INSERT INTO watermarks VALUES (?, ?, ?, ?)
  ON CONFLICT DO UPDATE SET seq = max(seq, excluded.seq), at = excluded.at
`);

/** What waits for the next commit: how to write it, and what to tell once it is on disk. */
let waiting: { statement: StatementSync; row: (string | number)[]; tell: () => void }[] = [];

function write(statement: StatementSync, row: (string | number)[], tell: () => void): void {
  if (waiting.length === 0) setImmediate(commitTogether);
  waiting.push({ statement, row, tell });
}

function commitTogether(): void {
  const batch = waiting;
  waiting = [];
  begin.run();
  for (const { statement, row } of batch) statement.run(...row);
  commit.run();
  for (const { tell } of batch) tell();
}

visitors.on('connection', (socket) => {
  const conversation: unknown = socket.handshake.auth['conversation_id'];
  homes.set(String(conversation), socket);
  socket.on('disconnect', () => homes.delete(String(conversation)));
  socket.on('send', ({ id, conversation_id, text }: Sent, ack: (answer: object) => void) => {
    const seq = (heads.get(conversation_id) ?? 0) + 1;
    heads.set(conversation_id, seq);
    const at = new Date().toISOString();
    write(insert, [id, conversation_id, seq, text, at], () => {
      ack({ ok: true, id, seq, at });
      agents.emit('message', { id, conversation_id, seq, text, at });
    });
  });
});

agents.on('connection', (socket) => {
  for (const kind of ['delivered', 'read']) {
    socket.on(kind, ({ conversation_id, seq }: Claim) => {
      const at = new Date().toISOString();
      write(raise, [conversation_id, kind, seq, at], () => {
        homes.get(conversation_id)?.emit(kind, { conversation_id, seq, at });
      });
    });
  }
});

http.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => process.exit(0));
