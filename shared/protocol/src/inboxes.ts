import { defaultAppearance } from './appearance.ts';
import type { DurableCommands, InboxWish } from './commands.ts';
import { approve, notFound, type Decision } from './decision.ts';
import type { ApiInbox, Inbox, Moment, Principal, WebsiteInbox } from './entities.ts';
import { reject } from './errors.ts';
import { noFirstContact } from './first-contact.ts';
import { changedIdentity, isComplete, noIdentity } from './identity.ts';
import type { Facts } from './facts.ts';
import { limits } from './limits.ts';

type Update = DurableCommands['inbox.update'];

/** Judges `inbox.create`. */
export function createInbox(
  facts: Facts,
  principal: Principal,
  wish: InboxWish,
  now: Moment,
): Decision {
  if (principal.kind !== 'agent' || principal.role !== 'admin') return forbidden();
  if (facts.inbox !== null) return reject('id_conflict', 'this id is an inbox’s');
  const data = { inbox: inboxOfWish(wish) };
  return approve(null, now, [{ event_type: 'inbox.created', internal: true, data }]);
}

function inboxOfWish(wish: InboxWish): Inbox {
  const { id, name } = wish;
  if (wish.kind === 'website') {
    // The key is public, and an id is as hard to guess.
    const key = id.replaceAll('-', '');
    const { allowed_origins } = wish;
    const look = { appearance: defaultAppearance, follow_up_minutes: null };
    return { id, name, kind: 'website', key, allowed_origins, ...look };
  }
  const { webhook_url = null, async_status = false } = wish;
  const { pending_timeout_s = limits.default_pending_timeout_s } = wish;
  return { id, name, kind: 'api', webhook_url, async_status, pending_timeout_s };
}

/** Judges `inbox.update`. */
export function updateInbox(
  facts: Facts,
  principal: Principal,
  payload: Update,
  now: Moment,
): Decision {
  if (principal.kind !== 'agent' || facts.inbox === null) return notFound('inbox');
  if (principal.role !== 'admin') return forbidden();
  const inbox = changed(facts.inbox, payload);
  if (inbox === null) return reject('invalid', 'a field of another kind of inbox');
  if (inbox.kind === 'website' && !isComplete(inbox.identity)) {
    return reject('invalid', 'identity: needs a key before it can be on');
  }
  return approve(null, now, [{ event_type: 'inbox.updated', internal: true, data: { inbox } }]);
}

/** Null where a field is not of this kind of inbox. */
function changed(inbox: Inbox, payload: Update): Inbox | null {
  return inbox.kind === 'website' ? changedWebsite(inbox, payload) : changedApi(inbox, payload);
}

function changedWebsite(inbox: WebsiteInbox, payload: Update): WebsiteInbox | null {
  const { name, allowed_origins = inbox.allowed_origins } = payload;
  const { appearance = inbox.appearance } = payload;
  const { follow_up_minutes = inbox.follow_up_minutes, talk = inbox.talk } = payload;
  const { files = inbox.files, webhook_url, async_status, pending_timeout_s } = payload;
  if ([webhook_url, async_status, pending_timeout_s].some((field) => field !== undefined))
    return null;
  const settled = { ...inbox, name, allowed_origins, appearance, follow_up_minutes };
  const base = {
    ...settled,
    ...(talk !== undefined && { talk }),
    ...(files !== undefined && { files }),
  };
  const changed = payload.first_contact === undefined ? base : withFirstContact(base, payload);
  if (payload.identity === undefined) return changed;
  return { ...changed, identity: changedIdentity(inbox.identity, payload.identity) };
}

function withFirstContact(inbox: WebsiteInbox, { first_contact }: Update): WebsiteInbox {
  return {
    ...inbox,
    first_contact: { ...noFirstContact, ...inbox.first_contact, ...first_contact },
  };
}

function changedApi(inbox: ApiInbox, payload: Update): ApiInbox | null {
  const { allowed_origins, appearance, identity, first_contact, follow_up_minutes, talk } = payload;
  const looks = [allowed_origins, appearance, identity, first_contact];
  const websites = [...looks, follow_up_minutes, talk, payload.files];
  if (websites.some((field) => field !== undefined)) return null;
  const { name, webhook_url = inbox.webhook_url, async_status = inbox.async_status } = payload;
  const { pending_timeout_s = inbox.pending_timeout_s } = payload;
  return { ...inbox, name, webhook_url, async_status, pending_timeout_s };
}

/** Judges `inbox.renew_secret`. The secret itself follows from when it was made, and stands in no row. */
export function renewSecret({ inbox }: Facts, principal: Principal, now: Moment): Decision {
  if (principal.kind !== 'agent' || inbox?.kind !== 'website') return notFound('inbox');
  if (principal.role !== 'admin') return forbidden();
  const identity = { ...(inbox.identity ?? noIdentity), secret_made_at: now };
  const data = { inbox: { ...inbox, identity } };
  return approve(null, now, [{ event_type: 'inbox.updated', internal: true, data }]);
}

function forbidden(): Decision {
  return reject('forbidden', 'only an admin changes inboxes');
}
