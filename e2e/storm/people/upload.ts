import type { Bytes, UploadFile, UploadOutcome } from '@porchlight/client';
import { accessPaths, type Attachment, type WireError } from '@porchlight/protocol';
import { request } from 'node:http';

const unclear = { kind: 'unclear' } as const;

/** Uploads as browsers do, each request over a connection of its own, so that whatever becomes of that is this request's fate. */
export function createUpload(server_url: string): UploadFile {
  return (token, wish, bytes) => {
    const stopped = new AbortController();
    const ask = (method: string, path: string, body: Buffer, type: string): Promise<Answer> =>
      call({ url: server_url + path, method, token, type, body, signal: stopped.signal });

    async function upload(): Promise<UploadOutcome> {
      const words = Buffer.from(JSON.stringify(wish));
      const begun = await ask('POST', accessPaths.files, words, 'application/json');
      if (begun?.ok !== true || begun.file !== null) return outcomeOf(begun);
      const path = `${accessPaths.files}/${wish.id}`;
      return outcomeOf(await ask('PUT', path, await bufferOf(bytes), 'application/octet-stream'));
    }

    return { outcome: upload(), stop: () => stopped.abort() };
  };
}

/** Undefined where none came. */
type Answer =
  | { readonly ok: true; readonly file: Attachment | null }
  | { readonly ok: false; readonly error: WireError }
  | undefined;

function outcomeOf(answer: Answer): UploadOutcome {
  if (answer?.ok === false) return { kind: 'refused', error: answer.error };
  return answer?.file ? { kind: 'done', file: answer.file } : unclear;
}

async function bufferOf(bytes: Bytes): Promise<Buffer> {
  return Buffer.from(await bytes.arrayBuffer());
}

interface Call {
  readonly url: string;
  readonly method: string;
  readonly token: string | undefined;
  readonly type: string;
  readonly body: Buffer;
  readonly signal: AbortSignal;
}

function call({ url, method, token, type, body, signal }: Call): Promise<Answer> {
  const headers = {
    'content-type': type,
    'content-length': body.length,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve) => {
    const asked = request(url, { method, headers, signal, agent: false }, (response) => {
      let said = '';
      response.on('data', (words: Buffer) => (said += words.toString()));
      response.on('end', () => resolve(parse(said)));
      response.on('error', () => resolve(undefined));
    });
    asked.on('error', () => resolve(undefined));
    asked.setTimeout(silence_ms, () => asked.destroy());
    asked.end(body);
  });
}

/** Nothing goes on for so long: the way is taken for lost, in milliseconds. */
const silence_ms = 10_000;

function parse(said: string): Answer {
  try {
    return JSON.parse(said) as Answer;
  } catch {
    return undefined;
  }
}
