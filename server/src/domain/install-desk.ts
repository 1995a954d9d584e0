import {
  reject,
  type Accepted,
  type Id,
  type InstallCheck,
  type InstallFinding,
  type InstallReport,
  type Rejection,
  type WebsiteInbox,
} from '@porchlight/protocol';
import type { Caller } from './caller.ts';
import { momentOf, type Clock } from './clock.ts';
import type { RateLimits } from './rate-limits.ts';
import type { Store } from './store.ts';

/** What a script tag did when it spoke. */
export interface TagSpoke {
  readonly inbox_id: Id;
  readonly origin: string;
  readonly page_url: string | null;
  /** Whether its website may show the chat. */
  readonly allowed: boolean;
}

/** Whether the chat is on its websites. All but `note` reject with StorageError. */
export interface InstallDesk {
  /** A script tag has spoken from a page. Costs nothing where that is known. */
  readonly note: (spoke: TagSpoke) => void;
  /** From where the tag has spoken, newest first. */
  readonly report: (
    caller: Caller,
    inbox_id: string,
  ) => Promise<Accepted<InstallReport> | Rejection>;
  /** Looks at a page, and says what keeps the chat off it. */
  readonly check: (
    caller: Caller,
    inbox_id: string,
    url: string,
    server_origin: string,
  ) => Promise<Accepted<InstallCheck> | Rejection>;
}

/** Looks at a page for the chat of an inbox. */
export type LookAtPage = (
  url: string,
  inbox: WebsiteInbox,
  server_origin: string,
) => Promise<{ readonly page_url: string; readonly findings: readonly InstallFinding[] }>;

/** What the desk needs. */
export interface InstallDeskEnvironment {
  readonly store: Pick<Store, 'read' | 'sightings'>;
  readonly clock: Clock;
  readonly limits: Pick<RateLimits, 'page_checks'>;
  readonly look: LookAtPage;
  readonly failed: (error: unknown) => void;
}

/** What was written down is written anew after this, in milliseconds. */
const renew_ms = 600_000;

/** Whoever speaks from ever more websites is no longer written down: so many are remembered as known. */
const mostKnown = 10_000;

/** No website has a longer name, in letters. */
const longest = 300;

/** Makes the desk. */
export function createInstallDesk(environment: InstallDeskEnvironment): InstallDesk {
  const { store, clock, limits, look, failed } = environment;
  const known = new Map<string, { readonly at: number; readonly allowed: boolean }>();

  const inboxOf = async (
    { principal }: Caller,
    inbox_id: string,
  ): Promise<WebsiteInbox | Rejection> => {
    if (principal.kind !== 'agent') return reject('unknown_command', 'for agents only');
    const inboxes = await store.read.inboxes(principal.account_id);
    const inbox = inboxes.find(({ id }) => id === inbox_id);
    return inbox?.kind === 'website' ? inbox : reject('not_found', 'no such website');
  };

  return {
    note({ inbox_id, origin, page_url, allowed }) {
      if (!/^https?:\/\/./.test(origin) || origin.length > longest) return;
      const key = `${inbox_id} ${origin} ${page_url === null}`;
      const last = known.get(key);
      if (last?.allowed === allowed && last.at > clock.now() - renew_ms) return;
      if (known.size >= mostKnown) known.clear();
      known.set(key, { at: clock.now(), allowed });
      const sighting = { inbox_id, origin, page_url, allowed, at: momentOf(clock) };
      store.sightings.note(sighting).catch((error: unknown) => {
        known.delete(key);
        failed(error);
      });
    },
    async report(caller, inbox_id) {
      const inbox = await inboxOf(caller, inbox_id);
      if ('ok' in inbox) return inbox;
      return { ok: true, sightings: await store.sightings.newest(inbox.id) };
    },
    async check(caller, inbox_id, url, server_origin) {
      const inbox = await inboxOf(caller, inbox_id);
      if ('ok' in inbox) return inbox;
      const wait_ms = limits.page_checks.take(caller.principal.id);
      if (wait_ms > 0) return reject('rate_limited', 'too many checks', wait_ms);
      return { ok: true, ...(await look(url, inbox, server_origin)) };
    },
  };
}
