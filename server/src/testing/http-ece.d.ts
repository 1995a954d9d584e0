declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  /** Opens what was sealed as RFC 8188 says. */
  export function decrypt(
    sealed: Buffer,
    how: {
      readonly version: 'aes128gcm';
      readonly privateKey: ECDH;
      readonly authSecret: string;
    },
  ): Buffer;
}
