import type { StateMessage } from '../port/port-messages.ts';

/** Tells it from a number that the page itself has in its title. */
const space = '\u2002';
const numbered = new RegExp(`^\\(\\d+\\)${space}`, 'u');

/** What the loader shall do with the page's title. */
export type TitleWish = Pick<StateMessage, 'was' | 'title' | 'own'>;

/**
 * Keeps the number of unread messages before the host page's title, whatever the page calls itself meanwhile; without any the
 * title is just what the page wants. Where another chat's number stands there, it is left alone.
 */
export function createUnreadTitle(): (now: string, unread: number) => TitleWish {
  let own = '';
  let title: string | undefined;
  return (now, unread) => {
    if (now !== title) {
      if (numbered.test(now)) return {};
      own = now;
    }
    title = unread === 0 ? own : `(${unread})${space}${own}`;
    return { was: now, title, own };
  };
}

/** Of this frame's page, of which there is one, whoever the visitor is meanwhile. */
export const unreadTitle = createUnreadTitle();
