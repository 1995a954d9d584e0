import { isId, type Attachment, type Id } from '@porchlight/protocol';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs the addresses of files and knows them again: whoever has one gets the file, until it expires. */
export interface FileLinks {
  /** An address for what is shown now; the same for some minutes, so that browsers need not ask twice. */
  readonly brief: (id: Id, now_ms: number) => FileLink;
  /** One for programs, which may come later. */
  readonly lasting: (id: Id, now_ms: number) => FileLink;
  /** The file that a token names; null for what is no token of ours, or no more. */
  readonly read: (
    token: string,
    now_ms: number,
  ) => { readonly id: Id; readonly expires_ms: number } | null;
}

/** The path of a file, without its name. */
export interface FileLink {
  readonly path: string;
  readonly expires_ms: number;
}

/** Where files are served. */
export const filesPath = '/files';

// Ten to twenty minutes, and a day to two.
const brief_ms = 600_000;
const lasting_ms = 86_400_000;
const bodyBytes = 22;
const sealBytes = 32;

/** The links of a server, by its own secret: the same on every node, and stored nowhere. */
export function createFileLinks(server_secret: string): FileLinks {
  const seal = (body: Buffer): Buffer =>
    createHmac('sha256', server_secret).update('file address ').update(body).digest();

  function link(id: Id, now_ms: number, step_ms: number): FileLink {
    const expires_ms = (Math.floor(now_ms / step_ms) + 2) * step_ms;
    const body = Buffer.alloc(bodyBytes);
    body.write(id.replaceAll('-', ''), 'hex');
    body.writeUIntBE(expires_ms, 16, 6);
    const token = Buffer.concat([body, seal(body)]).toString('base64url');
    return { path: `${filesPath}/${token}`, expires_ms };
  }

  return {
    brief: (id, now_ms) => link(id, now_ms, brief_ms),
    lasting: (id, now_ms) => link(id, now_ms, lasting_ms),
    read(token, now_ms) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== bodyBytes + sealBytes) return null;
      const body = bytes.subarray(0, bodyBytes);
      if (!timingSafeEqual(bytes.subarray(bodyBytes), seal(body))) return null;
      const hex = body.toString('hex', 0, 16);
      const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const expires_ms = body.readUIntBE(16, 6);
      return isId(id) && expires_ms > now_ms ? { id, expires_ms } : null;
    },
  };
}

/** The path of a file with its name, for programs that look for one there. */
export function namedPath(path: string, { name }: Attachment): string {
  return `${path}/${encodeURIComponent(name)}`;
}
