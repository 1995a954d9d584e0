import type { Migration } from './migration.ts';

/** How a website's chat looks, as JSON; null where nobody has said anything, and in a provider's inbox. */
export const appearance: Migration = {
  number: 4,
  name: 'appearance',
  statements: ({ text }) => [`alter table inboxes add column appearance ${text}`],
};
