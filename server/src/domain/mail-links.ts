import { isId, type Id } from '@porchlight/protocol';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link in a mail is for. */
type Purpose = 'open' | 'unsubscribe';

/** What a link says. That it says so in our name is to be checked with `confirms`, by the address that the conversation's contact has. */
export interface MailLink {
  readonly conversation_id: Id;
  readonly expires_ms: number;
}

/** Signs the links of mails and knows them again. What they say is sealed with the address they went to. */
export interface MailLinks {
  /** Opens the conversation for whoever has it, until then. */
  readonly openToken: (link: MailLink, email: string) => string;
  /** Stops mails to the address; for ever. */
  readonly unsubscribeToken: (conversation_id: Id, email: string) => string;
  /** What a token claims; null for anything that is no token of this purpose. */
  readonly read: (purpose: Purpose, token: string) => MailLink | null;
  /** Whether the token is ours, for this address. */
  readonly confirms: (purpose: Purpose, token: string, email: string) => boolean;
}

const prefixes: Record<Purpose, string> = { open: 'mo_', unsubscribe: 'mu_' };
const bodyBytes = 22;
const sealBytes = 32;

/** The links of a server, by its own secret: the same on every node, and stored nowhere. */
export function createMailLinks(server_secret: string): MailLinks {
  const seal = (purpose: Purpose, body: Buffer, email: string) =>
    createHmac('sha256', server_secret)
      .update(`mail link ${purpose} ${email.toLowerCase()} `)
      .update(body)
      .digest();
  const write = (purpose: Purpose, { conversation_id, expires_ms }: MailLink, email: string) => {
    const body = Buffer.alloc(bodyBytes);
    body.write(conversation_id.replaceAll('-', ''), 'hex');
    body.writeUIntBE(expires_ms, 16, 6);
    const sealed = Buffer.concat([body, seal(purpose, body, email)]);
    return prefixes[purpose] + sealed.toString('base64url');
  };
  return {
    openToken: (link, email) => write('open', link, email),
    unsubscribeToken: (conversation_id, email) =>
      write('unsubscribe', { conversation_id, expires_ms: 0 }, email),
    read(purpose, token) {
      const bytes = bytesOf(purpose, token);
      if (bytes === null) return null;
      const hex = bytes.toString('hex', 0, 16);
      const conversation_id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
      const expires_ms = bytes.readUIntBE(16, 6);
      return isId(conversation_id) ? { conversation_id, expires_ms } : null;
    },
    confirms(purpose, token, email) {
      const bytes = bytesOf(purpose, token);
      if (bytes === null) return false;
      const body = bytes.subarray(0, bodyBytes);
      return timingSafeEqual(bytes.subarray(bodyBytes), seal(purpose, body, email));
    },
  };
}

function bytesOf(purpose: Purpose, token: string): Buffer | null {
  const prefix = prefixes[purpose];
  if (!token.startsWith(prefix)) return null;
  const bytes = Buffer.from(token.slice(prefix.length), 'base64url');
  return bytes.length === bodyBytes + sealBytes ? bytes : null;
}
