import { dressFrame } from '@porchlight/design/dress';
import { appearanceOnPage } from '@porchlight/protocol/schemas';
import type { MockServer } from '../mock-server.ts';

/** Dresses the widget's page for the inbox that a script tag names, as the real server does; of no inbox, not at all. */
export function dressedFor(server: MockServer, search: URLSearchParams): (html: string) => string {
  const tag = Object.fromEntries(search);
  const inbox = [...server.past.tables.inboxes.values()].find(
    (known) => known.kind === 'website' && known.key === tag['inbox'],
  );
  if (inbox?.kind !== 'website') return (html) => html;
  const { name, appearance } = inbox;
  return (html) => dressFrame(html, appearanceOnPage(appearance, tag), name).html;
}
