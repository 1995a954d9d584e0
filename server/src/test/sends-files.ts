import { accessPaths, type Id } from '@porchlight/protocol';
import { newId, post, type Person } from './people.ts';

/** A file about to be sent. */
export interface Parcel {
  readonly conversation_id: Id;
  readonly bytes: Uint8Array;
  readonly id?: Id;
  readonly name?: string;
  /** What is announced; the truth where it isn't said. */
  readonly size?: number;
}

// oxlint-disable-next-line typescript/no-explicit-any -- what the wire holds is what these tests ask
type Answer = any;

/** Announces a file. */
export async function announces(
  url: string,
  { token }: Pick<Person, 'token'>,
  parcel: Parcel & { readonly id: Id },
): Promise<{ status: number; body: Answer }> {
  const { id, conversation_id, name = 'lamp.png', bytes, size = bytes.length } = parcel;
  const wish = { id, conversation_id, name, size };
  return post(url + accessPaths.files, wish, { authorization: `Bearer ${token}` });
}

/** Sends the bytes of a file that was announced. */
export async function puts(
  url: string,
  { token }: Pick<Person, 'token'>,
  id: Id,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${url}${accessPaths.files}/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body,
    // Node's fetch asks for it where a body is a stream.
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  });
  return { status: response.status, body: await response.json() };
}

/** Both, and the answer to whichever came last. */
export async function uploads(url: string, person: Pick<Person, 'token'>, parcel: Parcel) {
  const id = parcel.id ?? newId();
  const begun = await announces(url, person, { ...parcel, id });
  if (!begun.body.ok || begun.body.file !== null) return { id, ...begun };
  return { id, ...(await puts(url, person, id, Buffer.from(parcel.bytes))) };
}

/** Where a file of a message is to be had; undefined where the person may not. */
export async function addressOf(
  url: string,
  person: Person,
  conversation_id: Id,
  id: Id,
): Promise<string | undefined> {
  const answer = await person.emits('file.addresses', { conversation_id, file_ids: [id] });
  const [found] = answer.ok ? answer.addresses : [];
  return found === undefined ? undefined : new URL(found.url, url).href;
}
