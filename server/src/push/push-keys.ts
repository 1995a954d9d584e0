import { createECDH, hkdfSync } from 'node:crypto';

/** What the server proves its pushes with (VAPID), as base64url. */
export interface PushKeys {
  readonly public_key: string;
  readonly private_key: string;
}

/** The keys of a server, by its own secret: the same on every node and after a restart, and stored nowhere. */
export function pushKeys(server_secret: string): PushKeys {
  const ecdh = createECDH('prime256v1');
  // Nearly every number of this size is a key; for the others there is the next.
  for (let turn = 0; ; turn += 1) {
    const bytes = Buffer.from(hkdfSync('sha256', server_secret, '', `web push ${turn}`, 32));
    try {
      ecdh.setPrivateKey(bytes);
    } catch {
      continue;
    }
    return {
      public_key: ecdh.getPublicKey('base64url'),
      private_key: bytes.toString('base64url'),
    };
  }
}
