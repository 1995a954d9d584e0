import type { IncomingMessage } from 'node:http';
import { limits, reject, type Rejection } from '@porchlight/protocol';

/** A request's JSON body, undefined for none; `too_large` and `malformed` for what can't be read. */
export async function readJson(
  request: IncomingMessage,
): Promise<{ readonly ok: true; readonly body: unknown } | Rejection> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= limits.frame_bytes) chunks.push(chunk);
  }
  if (bytes > limits.frame_bytes) return reject('too_large', `at most ${limits.frame_bytes} bytes`);
  if (bytes === 0) return { ok: true, body: undefined };
  try {
    return { ok: true, body: JSON.parse(Buffer.concat(chunks).toString()) };
  } catch {
    return reject('malformed', 'the body is not JSON');
  }
}
