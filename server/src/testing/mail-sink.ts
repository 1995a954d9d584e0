import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { AddressInfo } from 'node:net';

/** A mail that the sink has taken, as a mail program reads it. */
export interface ReceivedMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly message_id: string;
  readonly text: string;
  readonly html: string;
  readonly header: (name: string) => string;
}

/** How far a delivery has come: the recipient is named, its words are here, its end is here. */
export type MailStage = 'recipient' | 'words' | 'end';

/** A mail server on this machine that keeps what it gets. */
export interface MailSink {
  readonly url: string;
  /** Every mail of which the end has come, answered or not. */
  readonly mails: readonly ReceivedMail[];
  /** The next delivery gets this answer at this stage, instead of yes; null: none at all. */
  readonly answers: (stage: MailStage, code: number | null) => void;
  /** Resolves once so many deliveries have come so far. */
  readonly reaches: (stage: MailStage, count?: number) => Promise<void>;
  /** Resolves with all mails once there are so many. */
  readonly gets: (count: number) => Promise<readonly ReceivedMail[]>;
  /** Hangs up on everybody who is connected. */
  readonly hangsUp: () => void;
  readonly close: () => Promise<void>;
}

/** How long a mail is waited for, in milliseconds. */
const patience_ms = 15_000;

/** Listens on a free port. */
export async function createMailSink(options: SMTPServerOptions = {}): Promise<MailSink> {
  const mails: ReceivedMail[] = [];
  const reached: Record<MailStage, number> = { recipient: 0, words: 0, end: 0 };
  const wishes: Partial<Record<MailStage, number | null>> = {};
  const watchers = new Set<() => void>();

  const reach = (stage: MailStage) => {
    reached[stage] += 1;
    for (const look of watchers) look();
  };
  const answer = (stage: MailStage, done: (error?: Error | null) => void) => {
    const code = wishes[stage];
    delete wishes[stage];
    if (code === null) return;
    done(code === undefined ? null : Object.assign(new Error('no'), { responseCode: code }));
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      reach('recipient');
      answer('recipient', done);
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        if (chunks.push(chunk) === 1) reach('words');
      });
      stream.on('end', async () => {
        mails.push(await readMail(Buffer.concat(chunks)));
        reach('end');
        answer('end', done);
      });
    },
    ...options,
  });
  // Whoever was killed in the middle of a word leaves an error behind.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;

  const until = (holds: () => boolean, what: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!holds()) return;
        clearTimeout(timer);
        watchers.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        watchers.delete(look);
        reject(new Error(`never ${what}; ${JSON.stringify(reached)}`));
      }, patience_ms);
      watchers.add(look);
      look();
    });

  const hangsUp = () => {
    for (const { _socket: socket } of server.connections as Set<SinkConnection>) socket.destroy();
  };
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    answers: (stage, code) => void (wishes[stage] = code),
    reaches: (stage, count = 1) => until(() => reached[stage] >= count, `came to its ${stage}`),
    async gets(count) {
      await until(() => mails.length >= count, `got ${count}`);
      return mails;
    },
    hangsUp,
    close() {
      hangsUp();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

interface SinkConnection {
  readonly _socket: { readonly destroy: () => void };
}

async function readMail(raw: Buffer): Promise<ReceivedMail> {
  const { from, to, subject, messageId, text, html, headerLines } = await simpleParser(raw);
  const recipients = Array.isArray(to) ? to : [to];
  return {
    from: from?.text ?? '',
    to: recipients.map((each) => each?.text ?? '').join(', '),
    subject: subject ?? '',
    message_id: messageId ?? '',
    text: text ?? '',
    html: html || '',
    header: (name) =>
      headerLines
        .find(({ key }) => key === name.toLowerCase())
        ?.line.replaceAll(/\r?\n\s+/g, ' ') ?? '',
  };
}
