import { expect, it } from 'vitest';
import { moveKept } from './move-kept.ts';
import { createMemoryStore } from './testing/index.ts';

it("[SN7] moves everything that is unsent, in order, and nobody else's", async () => {
  const storage = createMemoryStore();
  const before = 'shop/visitor';
  for (const name of ['z', 'a', 'm'])
    await storage.append(`${before}/outbox/`, name, `text ${name}`);
  await storage.append(`${before}/change/`, 'q', 'recall q');
  await storage.append('shop/mia/outbox/', 'own', 'text own');
  await storage.set(`${before}/draft/talk/reply`, 'draft');
  await storage.set(`${before}/draft/other/reply`, 'older');
  await storage.set('shop/mia/draft/other/reply', 'of her own');
  await storage.set('shop/visitor-2/draft/talk/reply', 'not hers');
  await moveKept(storage, before, 'shop/mia');
  expect(await storage.entries(`${before}/`)).toEqual([]);
  expect(await storage.entries('')).toEqual([
    ['shop/mia/change/000000000001.q', 'recall q'],
    ['shop/mia/draft/other/reply', 'of her own'],
    ['shop/mia/draft/talk/reply', 'draft'],
    ['shop/mia/outbox/000000000001.own', 'text own'],
    ['shop/mia/outbox/000000000002.z', 'text z'],
    ['shop/mia/outbox/000000000003.a', 'text a'],
    ['shop/mia/outbox/000000000004.m', 'text m'],
    ['shop/visitor-2/draft/talk/reply', 'not hers'],
  ]);
});

it('[SN7] is nowhere in neither place while it moves', async () => {
  const storage = createMemoryStore();
  await storage.append('old/outbox/', 'a', 'text');
  await storage.set('old/draft/talk/reply', 'draft');
  const found: number[] = [];
  const look = async <Result>(done: Promise<Result>): Promise<Result> => {
    const result = await done;
    const kept = await storage.entries('');
    found.push(new Set(kept.map(([, text]) => text)).size);
    return result;
  };
  const watched = {
    ...storage,
    set: (key: string, value: string | undefined) => look(storage.set(key, value)),
    append: (...entry: Parameters<typeof storage.append>) => look(storage.append(...entry)),
    update: (...change: Parameters<typeof storage.update>) => look(storage.update(...change)),
  };
  await moveKept(watched, 'old', 'new');
  expect(found).toEqual([2, 2, 2, 2]);
});
