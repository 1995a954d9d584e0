import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { Bytes } from '../files.ts';
import { createIndexedBytes } from './indexed-bytes.ts';

/** A browser's databases, and those that a store has opened, so that a test can do to them what browsers do. */
function createDatabases() {
  const factory = new IDBFactory();
  const opened: IDBDatabase[] = [];
  const open = (name: string): IDBOpenDBRequest => {
    const request = factory.open(name);
    request.addEventListener('success', () => opened.push(request.result));
    return request;
  };
  return { factory: { open } as unknown as IDBFactory, opened };
}

const bytesOf = (text: string): Bytes => new Blob([text]);

it('has what was kept, until that is forgotten', async () => {
  const { factory } = createDatabases();
  const store = createIndexedBytes(() => factory);
  await store.keep('bill', bytesOf('10 €'));
  expect(await store.get('bill')).toBeDefined();
  expect(await store.ids()).toEqual(['bill']);
  await store.forget('bill');
  expect(await store.get('bill')).toBeUndefined();
});

it('[FI10] takes nothing for lost because the browser has closed the database', async () => {
  const { factory, opened } = createDatabases();
  const store = createIndexedBytes(() => factory);
  await store.keep('bill', bytesOf('10 €'));
  for (const database of opened) database.close();
  expect(await store.get('bill')).toBeDefined();
});

it('keeps in memory what the browser refuses', async () => {
  const store = createIndexedBytes(() => {
    throw new DOMException('not here', 'SecurityError');
  });
  await store.keep('bill', bytesOf('10 €'));
  expect(await store.get('bill')).toBeDefined();
  expect(await store.ids()).toEqual(['bill']);
});
