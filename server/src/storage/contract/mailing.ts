import type { Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { LeasedJob } from '../../domain/job-store.ts';
import { leaseOfEvery, nextDueOfAll } from '../../testing/every-lane.ts';
import type { House } from '../../testing/house.ts';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';

/** What a store promises of mails. */
export function mailingContract(make: DatabaseMaker): void {
  describe('mailing', () => {
    const given = houseForEachTest(make);

    it('[FU1] writes down with a reply when it is to be looked after, as the inbox says at that moment', async () => {
      const { house } = given;
      expect(await house.store.read.inboxes(house.account_id)).toMatchObject([
        { follow_up_minutes: null },
      ]);
      const conversation_id = await answered(house);
      expect(await nextDueOfAll(house.store.jobs)).toBeNull();
      await mailsAfter(house, 7);
      expect(await house.store.read.inboxByKey(house.inbox.key)).toMatchObject({
        follow_up_minutes: 7,
      });
      const before_ms = Date.parse(house.now());
      await house.admin.says(conversation_id, 'Still bright.');
      const due_ms = Date.parse((await nextDueOfAll(house.store.jobs)) ?? '');
      expect(due_ms - before_ms).toBeGreaterThanOrEqual(7 * 60_000);
      expect(due_ms - before_ms).toBeLessThan(7 * 60_000 + 1_000);
      await mailsAfter(house, null);
      await house.admin.says(conversation_id, 'Very.');
      expect(await leases(house, 'a node')).toHaveLength(1);
    });

    it('[FU4] notes what is mailed with the lease, or not at all', async () => {
      const { house } = given;
      await mailsAfter(house, 5);
      const conversation_id = await answered(house);
      const [job] = await leases(house, 'a node that slept');
      const [taken] = await leases(house, 'another node');
      const note = (leased: LeasedJob | undefined, mailed_seq: number) =>
        house.store.command(async (transaction) => {
          const facts = { conversation: conversation_id };
          await transaction.facts(house.admin.principal, facts);
          const until = new Date(later_ms + 120_000).toISOString();
          if (!(await transaction.keepJob(leased as LeasedJob, until))) return 'not mine';
          await transaction.markMailed(conversation_id, { mailed_seq, unclear_seq: 0 });
          return transaction.mailMark(conversation_id);
        });
      const { mail } = house.store;
      expect(await note(job, 3)).toBe('not mine');
      expect(await mail.mark(conversation_id)).toEqual({ mailed_seq: 0, unclear_seq: 0 });
      expect(await note(taken, 3)).toEqual({ mailed_seq: 3, unclear_seq: 0 });
      expect(await note(taken, 9)).toEqual({ mailed_seq: 9, unclear_seq: 0 });
      expect(await mail.mark(conversation_id)).toEqual({ mailed_seq: 9, unclear_seq: 0 });
      expect(await nextDueOfAll(house.store.jobs)).toBe(new Date(later_ms + 120_000).toISOString());
    });

    it('[FU9] remembers for an account who wants no mails, whatever the capitals', async () => {
      const { house } = given;
      const { mail } = house.store;
      expect(await mail.refuses(house.account_id, 'mira@visitor.example')).toBe(false);
      await mail.refuse(house.account_id, 'Mira@visitor.example', house.now());
      await mail.refuse(house.account_id, 'mira@visitor.example', house.now());
      expect(await mail.refuses(house.account_id, 'MIRA@visitor.example')).toBe(true);
      expect(await mail.refuses(house.newId(), 'mira@visitor.example')).toBe(false);
      expect(await mail.refuses(house.account_id, 'ada@visitor.example')).toBe(false);
    });
  });
}

/** Long after all that happens in these tests. */
const later_ms = Date.UTC(2026, 11, 1);

function leases(house: House, owner: Id): Promise<readonly LeasedJob[]> {
  const now = new Date(later_ms).toISOString();
  return leaseOfEvery(house.store.jobs, owner, now, now, 10);
}

async function mailsAfter(house: House, follow_up_minutes: number | null): Promise<void> {
  const { id: inbox_id, name } = house.inbox;
  const payload = { command_id: house.newId(), inbox_id, name, follow_up_minutes };
  await house.admin.does({ name: 'inbox.update', payload });
}

async function answered(house: House): Promise<Id> {
  const conversation_id = house.newId();
  await (await house.visitor()).says(conversation_id, 'Is it bright?');
  await house.admin.says(conversation_id, 'Very bright.');
  return conversation_id;
}
