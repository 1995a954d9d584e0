import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A call as a provider got it. */
export interface ReceivedCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The parsed body's message. */
  readonly text: string;
}

/** How a provider answers. */
export interface ProviderAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** The answer begins and never ends. */
  readonly unfinished?: true;
}

/** A provider's end of a webhook, on this machine. */
export interface WebhookReceiver {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  /** What the next calls are answered; after the last of them, 200. */
  readonly answers: (...answers: ProviderAnswer[]) => void;
  /** Resolves with all calls once there are so many. */
  readonly gets: (count: number) => Promise<readonly ReceivedCall[]>;
  readonly close: () => Promise<void>;
}

/** How long a call is waited for, in milliseconds. */
const patience_ms = 15_000;

/** Listens on a free port. */
export async function createWebhookReceiver(): Promise<WebhookReceiver> {
  const calls: ReceivedCall[] = [];
  const answers: ProviderAnswer[] = [];
  const watchers = new Set<() => void>();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { headers, url: path = '' } = request;
      calls.push({ path, headers, body, text: JSON.parse(body).data?.message?.text });
      const answer = answers.shift() ?? { status: 200 };
      response.writeHead(answer.status, answer.headers).write(answer.body ?? ' ');
      if (answer.unfinished === undefined) response.end();
      for (const look of watchers) look();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    calls,
    answers: (...more) => void answers.push(...more),
    gets: (count) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (calls.length < count) return;
          clearTimeout(timer);
          watchers.delete(look);
          resolve(calls);
        };
        const timer = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`got ${calls.length} calls instead of ${count}`));
        }, patience_ms);
        watchers.add(look);
        look();
      }),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
