import { reject, type Attachment, type FileWish, type WireError } from '@porchlight/protocol';
import type { MockServer } from './mock-server.ts';
import type { Stop } from './mock-environment.ts';

/** A file as a page has it. */
export interface MockBytes {
  readonly size: number;
  readonly arrayBuffer: () => Promise<ArrayBuffer>;
}

/** What comes of an upload. */
export type MockUploadOutcome =
  | { readonly kind: 'done'; readonly file: Attachment }
  | { readonly kind: 'refused'; readonly error: WireError }
  | { readonly kind: 'unclear' };

/** The client's way to bring files to a mock server in the same page or test; they come in ten parts, as fast as its line is. */
export function createMockUpload(
  server: MockServer,
  wait: (delay_ms: number, run: () => void) => void,
): (
  token: string | undefined,
  wish: FileWish,
  bytes: MockBytes,
  hear: (part: number) => void,
) => { readonly outcome: Promise<MockUploadOutcome>; readonly stop: Stop } {
  return (token, wish, bytes, hear) => {
    let isStopped = false;

    async function upload(): Promise<MockUploadOutcome> {
      const principal = server.access.principalOf(token);
      if (principal === undefined) return refused(reject('session_expired', 'no such session'));
      const begun = server.files.begin(principal, wish);
      if (!begun.ok) return refused(begun);
      if (begun.file !== null) return { kind: 'done', file: begun.file };
      for (let part = 1; part <= 10; part += 1) {
        const { offline, latency_ms } = server.faults.read();
        if (offline || isStopped) return { kind: 'unclear' };
        hear(part / 10);
        if (latency_ms > 0) await new Promise<void>((resolve) => wait(latency_ms, resolve));
      }
      if (isStopped) return { kind: 'unclear' };
      const put = server.files.put(principal, wish.id, new Uint8Array(await bytes.arrayBuffer()));
      return put.ok ? { kind: 'done', file: put.file } : refused(put);
    }

    return { outcome: upload(), stop: () => void (isStopped = true) };
  };
}

function refused({ error }: { readonly error: WireError }): MockUploadOutcome {
  return { kind: 'refused', error };
}
