import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { Id } from '@porchlight/protocol';
import { Readable } from 'node:stream';
import { ShelfError, type FileShelf } from '../domain/file-shelf.ts';
import type { S3Address } from './s3-address.ts';

/** Parts of this size wait in memory, two at a time, in bytes: the least that S3 takes. */
const part_bytes = 5 * 1024 * 1024;

/** Keeps files in a bucket, encrypted or not as the bucket says. */
export function createS3Shelf(address: S3Address): FileShelf {
  const { bucket: Bucket, prefix, region, endpoint, credentials } = address;
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    ...(credentials !== undefined && { credentials }),
    // Others' servers don't know checksums that are newer than they are.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const Key = (id: Id): string => `${prefix}${id}`;

  return {
    async put(id, source) {
      let broken: { readonly cause: unknown } | undefined;
      const watched = async function* () {
        try {
          yield* source;
        } catch (cause) {
          broken = { cause };
          throw cause;
        }
      };
      const upload = new Upload({
        client,
        params: { Bucket, Key: Key(id), Body: Readable.from(watched(), { objectMode: false }) },
        partSize: part_bytes,
        queueSize: 2,
        // What was cut short is thrown away, also where it was large.
        leavePartsOnError: false,
      });
      await upload.done().catch((error: unknown) => {
        if (broken !== undefined) throw broken.cause;
        throw troubleOf(error);
      });
    },
    async open(id) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: Key(id) }));
        return Body instanceof Readable ? Body : null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw troubleOf(error);
      }
    },
    async remove(id) {
      await client
        .send(new DeleteObjectCommand({ Bucket, Key: Key(id) }))
        .catch((error: unknown) => {
          throw troubleOf(error);
        });
    },
  };
}

function troubleOf(error: unknown): ShelfError {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : 'failed';
  return new ShelfError(`the bucket of files: ${said}`, { cause: error });
}
