import type { Delivery, Id, Moment, Plan, Status } from '@porchlight/protocol';
import { statuses } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { RegressionError } from '../../domain/store.ts';
import type { LeasedJob } from '../../domain/job-store.ts';
import { leaseOfEvery, nextDueOfAll } from '../../testing/every-lane.ts';
import type { House } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { wholeFeed } from './whole-feed.ts';

const someSeq: unknown = expect.any(Number);
const regression = { ok: false, error: { code: 'status_regression' } };

/** What a store promises of messages that providers carry, and of jobs. */
export function carryingContract(make: DatabaseMaker): void {
  describe('carrying', () => {
    const given = houseForEachTest(make);

    it('[ST2] keeps to the ladder from every status to every other', async () => {
      const { house } = given;
      const conversation_id = await conversationIn(house, { async_status: true });
      for (const from of statuses) {
        for (const to of statuses) {
          const id = await messageAt(house, conversation_id, from);
          const before = await statusOf(house, conversation_id, id);
          const answer = await sets(house, conversation_id, id, to);
          const after = await statusOf(house, conversation_id, id);
          const climbs = ladder[from].includes(to);
          const taken = { seq: from === to ? null : someSeq };
          expect(answer).toMatchObject(climbs ? taken : regression);
          const expected = climbs ? { status: to } : before;
          expect({ from, to, ...after }).toMatchObject({ from, to, ...expected });
        }
      }
    });

    it('[ST6] an UPDATE that would go back changes nothing, and neither does anything with it', async () => {
      const { house } = given;
      const conversation_id = await conversationIn(house, { async_status: true });
      const id = await messageAt(house, conversation_id, 'read');
      const before = await wholeFeed(house.store, house.account_id);
      const [row] = await house.store.read.conversations([conversation_id]);
      const event = before.flatMap((item) => ('stored' in item ? item.stored.event : [])).at(-1);
      // What a mistaken decision would write: the row's own word stands against it.
      const forged = house.store.command(async (transaction) => {
        const { principal } = house.admin;
        await transaction.facts(principal, { conversation: conversation_id });
        const data = { message_id: id, status: 'sent', external_error: null, attempt: 1 };
        const seq = (row?.conversation.head ?? 0) + 1;
        const wrong = { ...event, event_id: house.newId(), seq, prev: seq - 1, data };
        const stored = { event: wrong, internal: true, public_prev: 1 };
        const plan = { events: [stored], receipt: null, conversation: row?.conversation ?? null };
        await transaction.write(principal, plan as Plan, null);
      });
      await expect(forged).rejects.toThrow(RegressionError);
      expect(await wholeFeed(house.store, house.account_id)).toEqual(before);
      expect(await statusOf(house, conversation_id, id)).toMatchObject({ status: 'read' });
    });

    it('[ST6] two callbacks at once: each is judged by what the other has written', async () => {
      const { house } = given;
      const conversation_id = await conversationIn(house, { async_status: true });
      const id = await messageAt(house, conversation_id, 'pending');
      await Promise.all([
        sets(house, conversation_id, id, 'read'),
        sets(house, conversation_id, id, 'delivered'),
        sets(house, conversation_id, id, 'sent'),
      ]);
      expect(await statusOf(house, conversation_id, id)).toMatchObject({ status: 'read' });
      const climbs = (await wholeFeed(house.store, house.account_id)).flatMap((item) =>
        'stored' in item && item.stored.event.event_type === 'message.status_changed'
          ? [item.stored.event.data.status]
          : [],
      );
      const ranks = climbs.map((status) => statuses.indexOf(status));
      expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    });

    it('[ST6] tells whoever follows closely what the database tells everybody else', async () => {
      const { house, database } = given;
      const onlooker = await database.open();
      const conversation_id = await conversationIn(house, { async_status: true });
      const id = await messageAt(house, conversation_id, 'failed');
      for (const status of ['pending', 'read'] as const) {
        await sets(house, conversation_id, id, status);
        const feed = await wholeFeed(house.store, house.account_id);
        expect(feed).toEqual(await wholeFeed(onlooker, house.account_id));
      }
      expect(await messageOf(house, conversation_id, id)).toMatchObject({ version: 5, attempt: 2 });
      await onlooker.close();
    });

    it('keeps a provider’s own id of a message, whatever its status becomes', async () => {
      const { house } = given;
      const conversation_id = await conversationIn(house, { async_status: true });
      const id = house.newId();
      const payload = { id, conversation_id, text: 'Hello', source_id: 'wamid.1' };
      await house.admin.does({ name: 'message.send', payload });
      await sets(house, conversation_id, id, 'failed', 'err123');
      expect(await messageOf(house, conversation_id, id)).toMatchObject({
        source_id: 'wamid.1',
        status: 'failed',
        external_error: 'err123',
        attempt: 1,
      });
    });

    it('keeps inboxes of both kinds', async () => {
      const { house } = given;
      const id = house.newId();
      const wish = { id, kind: 'api', name: 'SMS', webhook_url: 'https://sms.example' } as const;
      await house.admin.does({ name: 'inbox.create', payload: wish });
      const inbox = { ...wish, async_status: false, pending_timeout_s: 600 };
      expect(await house.store.read.inboxes(house.account_id)).toEqual([house.inbox, inbox]);
      const payload = { command_id: house.newId(), inbox_id: id, name: 'SMS', async_status: true };
      await house.admin.does({ name: 'inbox.update', payload });
      expect((await house.store.read.inboxes(house.account_id))[1]).toEqual({
        ...inbox,
        async_status: true,
      });
      expect(await house.store.read.inboxByKey(id)).toBeNull();
    });
  });

  describe('jobs', () => {
    const given = houseForEachTest(make);
    const webhook = { webhook_url: 'https://sms.example' };

    it('[ST7] are there with what they follow from, and in its order', async () => {
      const { house } = given;
      const conversation_id = await conversationIn(house, webhook);
      const ids = await saysAll(house, conversation_id, ['one', 'two']);
      const other = await conversationIn(house, webhook);
      const [elsewhere] = await saysAll(house, other, ['three']);
      const first = await lease(house);
      expect(aboutOf(first)).toEqual(new Set([ids[0], elsewhere]));
      expect(await lease(house)).toEqual([]);
      expect(await finish(house, first)).toEqual([true, true]);
      const second = await lease(house);
      expect(aboutOf(second)).toEqual(new Set([ids[1]]));
      expect(await finish(house, second)).toEqual([true]);
      expect(await nextDueOfAll(house.store.jobs)).toBeNull();
    });

    it('[ST7] whose lease has run out are taken again, and the late one settles nothing', async () => {
      const { house, database } = given;
      const conversation_id = await conversationIn(house, webhook);
      await saysAll(house, conversation_id, ['one']);
      const late = await lease(house, 10);
      const other = await database.open();
      const later = inMs(house.now(), 60_000);
      const taken = await leaseOfEvery(other.jobs, house.newId(), later, inMs(later, 30_000), 16);
      expect(taken.map(({ id, tries }) => [id, tries])).toEqual([[late[0]?.id, 2]]);
      expect(await finish(house, late)).toEqual([false]);
      expect(await house.store.jobs.postpone(late[0] as LeasedJob, later)).toBe(false);
      expect(await other.jobs.postpone(taken[0] as LeasedJob, later)).toBe(true);
      expect(await nextDueOfAll(other.jobs)).toBe(later);
      await other.close();
    });

    it('[ST7] that many look for at once are each taken by one', async () => {
      const { house, database } = given;
      for (let nr = 0; nr < 12; nr += 1) {
        await saysAll(house, await conversationIn(house, webhook), ['Hello']);
      }
      const other = await database.open();
      const now = inMs(house.now(), 1_000);
      const until = inMs(now, 30_000);
      const takes = await Promise.all(
        [house.store, other, house.store, other].map((store) =>
          leaseOfEvery(store.jobs, house.newId(), now, until, 5),
        ),
      );
      await other.close();
      const ids = takes.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(4);
    });

    it('[ST6] of a command that failed are not there', async () => {
      const { house } = given;
      const conversation_id = await conversationIn(house, webhook);
      await expect(house.admin.stumbles(conversation_id)).rejects.toThrow('stumbled');
      expect(await nextDueOfAll(house.store.jobs)).toBeNull();
    });
  });
}

// Written out, so that a mistake in the protocol's own table is noticed here.
const ladder: Record<Status, readonly Status[]> = {
  pending: ['pending', 'sent', 'delivered', 'read', 'failed'],
  sent: ['sent', 'delivered', 'read', 'failed'],
  delivered: ['delivered', 'read'],
  read: ['read'],
  failed: ['pending', 'delivered', 'read', 'failed'],
};

async function conversationIn(house: House, settings: object): Promise<Id> {
  const [inbox_id, id] = [house.newId(), house.newId()];
  const inbox = { id: inbox_id, kind: 'api', name: 'SMS', ...settings } as const;
  await house.admin.does({ name: 'inbox.create', payload: inbox });
  const contact = await house.visitor();
  const payload = { id, inbox_id, contact_id: contact.id };
  await house.admin.does({ name: 'conversation.create', payload });
  return id;
}

async function messageAt(house: House, conversation_id: Id, status: Status): Promise<Id> {
  const id = house.newId();
  await house.admin.says(conversation_id, `to be ${status}`, id);
  await sets(house, conversation_id, id, status);
  return id;
}

function sets(
  house: House,
  conversation_id: Id,
  message_id: Id,
  status: Status,
  external_error?: string,
) {
  const payload = { conversation_id, message_id, status };
  const told = external_error === undefined ? payload : { ...payload, external_error };
  return house.admin.does({ name: 'message.set_status', payload: told });
}

async function messageOf(house: House, conversation_id: Id, id: Id) {
  const item = await house.store.read.messageItem(conversation_id, id);
  const event = item !== null && 'stored' in item ? item.stored.event : null;
  if (event?.event_type !== 'message.created') throw new Error(`no message ${id}`);
  return event.data.message;
}

async function statusOf(house: House, conversation_id: Id, id: Id): Promise<Partial<Delivery>> {
  const { status, external_error, attempt } = await messageOf(house, conversation_id, id);
  return { status, external_error, attempt } as Delivery;
}

async function saysAll(house: House, conversation_id: Id, texts: readonly string[]) {
  const ids: Id[] = [];
  for (const text of texts) {
    const id = house.newId();
    ids.push(id);
    await house.admin.says(conversation_id, text, id);
  }
  return ids;
}

function lease(house: House, lease_ms = 30_000): Promise<readonly LeasedJob[]> {
  const now = house.now();
  return leaseOfEvery(house.store.jobs, house.newId(), now, inMs(now, lease_ms), 16);
}

function finish(house: House, jobs: readonly LeasedJob[]): Promise<readonly boolean[]> {
  return Promise.all(
    jobs.map((job) =>
      house.store.command((transaction) => transaction.finishJob(job, house.now())),
    ),
  );
}

function aboutOf(jobs: readonly LeasedJob[]): ReadonlySet<Id> {
  return new Set(jobs.map(({ message_id }) => message_id));
}

function inMs(moment: Moment, ms: number): Moment {
  return new Date(Date.parse(moment) + ms).toISOString();
}
