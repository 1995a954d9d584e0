import { expect, it } from 'vitest';
import { createUnreadTitle, type TitleWish } from './unread-title.ts';

/** A page that does with its title what the loader does. */
function page(title: string) {
  return {
    title,
    obey({ was, title: next }: TitleWish) {
      if (this.title === was) this.title = next ?? '';
    },
  };
}

it('puts the number before the title, and takes it away again', () => {
  const [shop, unread] = [page('(1) Shop'), createUnreadTitle()];
  for (const [count, shown] of [
    [2, '(2)\u2002(1) Shop'],
    [3, '(3)\u2002(1) Shop'],
    [0, '(1) Shop'],
    [1, '(1)\u2002(1) Shop'],
  ] as const) {
    const wish = unread(shop.title, count);
    shop.obey(wish);
    expect([shop.title, wish.own]).toEqual([shown, '(1) Shop']);
  }
});

it('goes by what the page calls itself meanwhile', () => {
  const [shop, unread] = [page('Shop'), createUnreadTitle()];
  shop.obey(unread(shop.title, 2));
  shop.title = 'Basket';
  shop.obey(unread(shop.title, 2));
  expect(shop.title).toBe('(2)\u2002Basket');
  // The page is quicker than the wish.
  const late = unread(shop.title, 3);
  shop.title = 'Paid';
  shop.obey(late);
  expect(shop.title).toBe('Paid');
  shop.obey(unread(shop.title, 0));
  expect(shop.title).toBe('Paid');
});

it('leaves another chat’s number alone, and takes its place when that one has gone', () => {
  const [shop, first, second] = [page('Shop'), createUnreadTitle(), createUnreadTitle()];
  shop.obey(first(shop.title, 2));
  shop.obey(second(shop.title, 5));
  shop.obey(first(shop.title, 2));
  expect(shop.title).toBe('(2)\u2002Shop');
  shop.obey(first(shop.title, 0));
  shop.obey(second(shop.title, 5));
  expect(shop.title).toBe('(5)\u2002Shop');
  shop.obey(second(shop.title, 0));
  expect(shop.title).toBe('Shop');
});
