import { describe, expect, it } from 'vitest';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';

/** What a store promises of websites from which script tags have spoken. */
export function sightingContract(make: DatabaseMaker): void {
  describe('sighting', () => {
    const given = houseForEachTest(make);

    it('writes a website down once, keeps its page, and tells the newest first', async () => {
      const { inbox, store, now, newId } = given.house;
      const [first, second, third] = [now(), now(), now()];
      const shop = { inbox_id: inbox.id, origin: 'https://shop.example' };
      const blog = { inbox_id: inbox.id, origin: 'https://blog.example' };
      const page_url = 'https://shop.example/otter';
      await store.sightings.note({ ...shop, page_url, allowed: false, at: first });
      await store.sightings.note({ ...blog, page_url: null, allowed: true, at: second });
      await store.sightings.note({ ...shop, page_url: null, allowed: true, at: third });
      expect(await store.sightings.newest(inbox.id)).toEqual([
        { origin: shop.origin, page_url, allowed: true, at: third },
        { origin: blog.origin, page_url: null, allowed: true, at: second },
      ]);
      expect(await store.sightings.newest(newId())).toEqual([]);
    });

    it('keeps the newest fifty, whoever makes websites up', async () => {
      const { inbox, store, now } = given.house;
      for (let nr = 0; nr < 52; nr += 1) {
        const origin = `https://s${nr}.example`;
        await store.sightings.note({
          inbox_id: inbox.id,
          origin,
          page_url: null,
          allowed: true,
          at: now(),
        });
      }
      const kept = await store.sightings.newest(inbox.id);
      expect(kept).toHaveLength(50);
      expect(kept[0]?.origin).toBe('https://s51.example');
      expect(kept.at(-1)?.origin).toBe('https://s2.example');
    });
  });
}
