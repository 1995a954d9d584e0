import { expect, it } from 'vitest';
import { createEndingStore } from './ending-store.ts';
import { createMemoryStore } from './testing/index.ts';

it('[SN7] keeps what it is given until the end, and takes away what comes after it', async () => {
  const disk = createMemoryStore();
  const { storage, end } = createEndingStore(disk);
  await storage.set('a', 'draft');
  await storage.update('b', () => 'chosen');
  const key = await storage.append('c/', 'id', 'message');
  expect((await disk.entries('')).map(([, value]) => value)).toEqual([
    'draft',
    'chosen',
    'message',
  ]);
  end();
  await storage.set('a', 'one letter more');
  await storage.update('b', (value) => `${value} and another`);
  expect(await disk.entries('')).toEqual([[key, 'message']]);
  await storage.set(key, undefined);
  await storage.append('c/', 'other', 'too late');
  expect(await disk.entries('')).toEqual([]);
});

it('knows of its own what the store behind it is', () => {
  const disk = { ...createMemoryStore(), durable: true, shared: true };
  const { storage } = createEndingStore(disk);
  expect(storage).toMatchObject({ durable: true, shared: true });
  disk.durable = false;
  expect(storage).toMatchObject({ durable: false, shared: true });
});
