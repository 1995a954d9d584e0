import type { Id, JobKind, Moment } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { JobWish, LeasedJob } from '../../domain/job-store.ts';
import type { House } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';
import { wholeFeed } from './whole-feed.ts';

/** What a store promises of jobs to those who have lanes for them. */
export function leasingContract(make: DatabaseMaker): void {
  describe('leasing', () => {
    const given = houseForEachTest(make);

    it('takes nothing of other kinds, however long it has been due', async () => {
      const { house } = given;
      const [sms, watched] = [await provider(house), await watchedProvider(house)];
      const delivery = await says(house, sms);
      const watchdog = await says(house, watched);
      expect(await takes(house, { kind: 'mail.follow_up' })).toEqual([]);
      expect(await takes(house, { kind: 'status.watchdog' })).toEqual([watchdog]);
      expect(await takes(house, { kind: 'provider.deliver' })).toEqual([delivery]);
    });

    it('takes what was due first, and no more than there is room for', async () => {
      const { house } = given;
      const sms = await provider(house);
      const sent: Id[] = [];
      for (let nr = 0; nr < 5; nr += 1) sent.push(await says(house, sms));
      const of = async (limit: number) =>
        new Set(await takes(house, { kind: 'provider.deliver', limit }));
      expect(await of(2)).toEqual(new Set(sent.slice(0, 2)));
      expect(await of(2)).toEqual(new Set(sent.slice(2, 4)));
      expect(await of(2)).toEqual(new Set(sent.slice(4)));
    });

    it('takes nothing of an inbox that has enough in hand, and what comes after it', async () => {
      const { house } = given;
      const [slow, quick] = [await provider(house), await provider(house)];
      const kept = [await says(house, slow), await says(house, slow)];
      const taken = await says(house, quick);
      const kind = 'provider.deliver';
      expect(await takes(house, { kind, without: [house.newId(), slow] })).toEqual([taken]);
      expect(await takes(house, { kind, without: [slow] })).toEqual([]);
      expect(new Set(await takes(house, { kind }))).toEqual(new Set(kept));
    });

    it('tells of each kind when its next is due, past inboxes that have enough in hand', async () => {
      const { house } = given;
      const [slow, quick] = [await provider(house), await provider(house)];
      const watched = await watchedProvider(house);
      expect(await dues(house, ['provider.deliver', 'status.watchdog'])).toEqual({});
      const moments = [await momentOf(house, slow), await momentOf(house, quick)];
      await says(house, watched);
      const kind = 'provider.deliver';
      const all = await dues(house, [kind, 'status.watchdog', 'push.tell']);
      expect(Object.keys(all).toSorted()).toEqual([kind, 'status.watchdog']);
      expect(all[kind]).toBe(moments[0]);
      expect(
        Date.parse(all['status.watchdog'] ?? '') - Date.parse(moments[1] ?? ''),
      ).toBeGreaterThan(59_000);
      expect(await dues(house, [kind], [slow])).toEqual({ [kind]: moments[1] });
      expect(await dues(house, [kind], [slow, quick])).toEqual({});
      expect(Object.keys(await dues(house, ['status.watchdog'], [slow]))).toHaveLength(1);
    });

    it('knows of a job the inbox of its conversation', async () => {
      const { house } = given;
      const sms = await provider(house);
      await says(house, sms);
      const [job] = await leases(house, { kind: 'provider.deliver' });
      expect(job?.inbox_id).toBe(sms);
      const bo = await house.colleague('Bo');
      const payload = { command_id: house.newId(), agent_id: bo.id };
      await house.admin.does({ name: 'agent.remove', payload });
      const [back] = await leases(house, { kind: 'agent.hand_back' });
      expect(back).toMatchObject({ message_id: bo.id, inbox_id: null });
    });
  });
}

async function inboxOf(house: House, settings: object): Promise<Id> {
  const id = house.newId();
  const payload = { id, kind: 'api', name: 'SMS', ...settings } as const;
  await house.admin.does({ name: 'inbox.create', payload });
  return id;
}

function provider(house: House): Promise<Id> {
  return inboxOf(house, { webhook_url: 'https://sms.example' });
}

/** One that fetches what there is for it, and has a minute for that. */
function watchedProvider(house: House): Promise<Id> {
  return inboxOf(house, { async_status: true, pending_timeout_s: 60 });
}

/** An agent says something to somebody new. */
async function says(house: House, inbox_id: Id): Promise<Id> {
  const [conversation_id, message_id] = [house.newId(), house.newId()];
  const contact = await house.visitor();
  const payload = { id: conversation_id, inbox_id, contact_id: contact.id };
  await house.admin.does({ name: 'conversation.create', payload });
  await house.admin.says(conversation_id, 'Hello', message_id);
  return message_id;
}

/** Says something; gives the moment at which that was. */
async function momentOf(house: House, inbox_id: Id): Promise<Moment> {
  await says(house, inbox_id);
  const last = (await wholeFeed(house.store, house.account_id)).at(-1);
  return last !== undefined && 'stored' in last ? last.stored.event.timestamp : '';
}

function leases(house: House, wish: Partial<JobWish>): Promise<readonly LeasedJob[]> {
  const now = new Date(Date.parse(house.now()) + 600_000).toISOString();
  const whole = { kind: 'provider.deliver', limit: 16, without: [], ...wish } as const;
  return house.store.jobs.lease(house.newId(), now, '9999', whole);
}

async function takes(house: House, wish: Partial<JobWish>): Promise<readonly Id[]> {
  return (await leases(house, wish)).map(({ message_id }) => message_id);
}

async function dues(house: House, kinds: readonly JobKind[], without: readonly Id[] = []) {
  const wishes = kinds.map((kind) => ({ kind, limit: 1, without }));
  return Object.fromEntries(await house.store.jobs.nextDue(wishes)) as Partial<
    Record<JobKind, Moment>
  >;
}
