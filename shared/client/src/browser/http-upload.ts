import { accessPaths, csrfHeader, type Attachment, type WireError } from '@porchlight/protocol';
import type { Bytes, UploadFile, UploadOutcome } from '../files.ts';
import { isRecord } from '../parse-frame.ts';

/** Nothing goes on for so long: the way is taken for lost, in milliseconds. */
const silence_ms = 30_000;

const unclear = { kind: 'unclear' } as const;

/** Written out, because the table of all errors is more than a widget should carry. */
const tooLarge: WireError = { code: 'too_large', message: 'a proxy refused it', retry: 'never' };

/** Uploads to a server's HTTP API. By XMLHttpRequest, because `fetch` does not tell how far it is. */
export function createHttpUpload(server_url: string): UploadFile {
  return (token, wish, bytes, hear) => {
    let stop: () => void = () => {};
    let isStopped = false;
    const path = server_url + accessPaths.files;

    function ask(method: string, url: string, body: string | Bytes, told?: typeof hear) {
      const request = new XMLHttpRequest();
      return new Promise<UploadOutcome | 'announced'>((resolve) => {
        let timer: ReturnType<typeof setTimeout>;
        const lives = () => {
          clearTimeout(timer);
          timer = setTimeout(() => request.abort(), silence_ms);
        };
        request.upload.addEventListener('progress', ({ loaded, total }) => {
          lives();
          told?.(total > 0 ? loaded / total : 0);
        });
        request.addEventListener('loadend', () => {
          clearTimeout(timer);
          resolve(isStopped ? unclear : read(request));
        });
        request.open(method, url);
        request.setRequestHeader(csrfHeader, '1');
        if (token !== undefined) request.setRequestHeader('authorization', `Bearer ${token}`);
        const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
        request.setRequestHeader('content-type', type);
        stop = () => request.abort();
        lives();
        request.send(body as XMLHttpRequestBodyInit);
      });
    }

    async function upload(): Promise<UploadOutcome> {
      const begun = await ask('POST', path, JSON.stringify(wish));
      if (begun !== 'announced') return begun;
      if (isStopped) return unclear;
      const put = await ask('PUT', `${path}/${wish.id}`, bytes, hear);
      return put === 'announced' ? unclear : put;
    }

    return {
      outcome: upload(),
      stop: () => {
        isStopped = true;
        stop();
      },
    };
  };
}

function read({ status, responseText }: XMLHttpRequest): UploadOutcome | 'announced' {
  const answer = parse(responseText);
  if (answer?.['ok'] === true) {
    return isRecord(answer['file'])
      ? { kind: 'done', file: answer['file'] as unknown as Attachment }
      : 'announced';
  }
  const error = answer?.['error'];
  if (isRecord(error) && typeof error['retry'] === 'string') {
    return { kind: 'refused', error: error as unknown as WireError };
  }
  // Proxies have limits of their own, and words of their own.
  return status === 413 ? { kind: 'refused', error: tooLarge } : unclear;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
