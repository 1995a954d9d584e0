import { join } from 'node:path';
import type { FileShelf } from '../domain/file-shelf.ts';
import { createDiskShelf } from './disk-shelf.ts';
import { readS3Address } from './s3-address.ts';

/** The shelf that the configuration names: a folder in DATA_DIR, or a bucket. */
export async function createShelf(config: {
  readonly data_dir: string;
  readonly files_url: string | undefined;
}): Promise<FileShelf> {
  const address = config.files_url === undefined ? undefined : readS3Address(config.files_url);
  if (address === undefined) return createDiskShelf(join(config.data_dir, 'files'));
  // Large, and needed by few.
  const { createS3Shelf } = await import('./s3-shelf.ts');
  return createS3Shelf(address);
}
