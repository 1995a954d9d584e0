import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRaster, limits, reject } from '@porchlight/protocol';
import type { MockServer } from '../mock-server.ts';
import { sendAnswer } from './send-answer.ts';

/** Where a mock on a port serves files. */
export const mockFilesPath = '/files';

/** All bytes of a request; undefined for more than any inbox may allow. */
export async function readBytes(
  request: IncomingMessage,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= limits.file_bytes.max) chunks.push(chunk);
  }
  return length > limits.file_bytes.max ? undefined : new Uint8Array(Buffer.concat(chunks));
}

/** Sends a file as the real server does: nothing of it may run, and only pictures are shown in place. */
export function serveFile(server: MockServer, response: ServerResponse, pathname: string): void {
  const id = pathname.slice(mockFilesPath.length + 1).split('/')[0] ?? '';
  const sent = server.files.sent(id);
  if (sent === undefined) return sendAnswer(response, reject('not_found', 'no such file'));
  const { file, bytes } = sent;
  const shown = isRaster(file.type) ? 'inline' : 'attachment';
  response
    .writeHead(200, {
      'content-type': file.type,
      'content-length': bytes.length,
      'content-disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    .end(bytes);
}
