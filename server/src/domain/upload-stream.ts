/** More came than was announced. */
export class TooMuchError extends Error {
  override readonly name = 'TooMuchError';
}

/** The sender went away, or fell silent. */
export class GoneError extends Error {
  override readonly name = 'GoneError';
}

/** Less came than was announced. */
export class CutShortError extends Error {
  override readonly name = 'CutShortError';
}

/** A stream of which the beginning is known. */
export interface Peeked {
  readonly head: Uint8Array;
  /** All of it, the head again included; to be read once. */
  readonly all: AsyncIterable<Uint8Array>;
}

/** Reads the beginning of a stream, and no more of it than that and a chunk. */
export async function peek(source: AsyncIterable<Uint8Array>, head_bytes: number): Promise<Peeked> {
  const chunks: Uint8Array[] = [];
  const iterator = source[Symbol.asyncIterator]();
  let length = 0;
  while (length < head_bytes) {
    const next = await iterator.next();
    if (next.done === true) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  const all = async function* () {
    try {
      yield* chunks;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  };
  return { head: Buffer.concat(chunks).subarray(0, head_bytes), all: all() };
}

/** The same stream, of at most this size: throws TooMuchError as soon as it is more. `came` hears the size of all of it. */
export async function* upTo(
  source: AsyncIterable<Uint8Array>,
  size: number,
  came: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  try {
    for await (const chunk of source) {
      length += chunk.length;
      if (length > size) throw new TooMuchError('more than is taken');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof TooMuchError) throw error;
    throw new GoneError('the sender went away', { cause: error });
  }
  came(length);
}

/** The same stream, of exactly this size: throws TooMuchError as soon as it is more, CutShortError where it ends before. */
export async function* ofSize(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let length = 0;
  yield* upTo(source, size, (all) => (length = all));
  if (length < size) throw new CutShortError('less than was announced');
}
