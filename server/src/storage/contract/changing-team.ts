import { describe, expect, it } from 'vitest';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';

/** What a store promises of changes of the team. */
export function changingTeamContract(make: DatabaseMaker): void {
  describe('changing the team', () => {
    const given = houseForEachTest(make);

    it('[TM1] nobody takes back a role that was taken, by a connection that still has it', async () => {
      const { house } = given;
      const { admin } = house;
      const bo = await house.colleague('Bo');
      const gives = (agent_id: string, role: 'admin' | 'agent') => {
        const payload = { command_id: house.newId(), agent_id, role };
        return admin.does({ name: 'agent.update', payload });
      };
      expect(await gives(bo.id, 'admin')).not.toHaveProperty('error');
      expect(await gives(admin.id, 'agent')).not.toHaveProperty('error');
      const forbidden = { ok: false, error: { code: 'forbidden' } };
      expect(await gives(admin.id, 'admin')).toMatchObject(forbidden);
      const payload = { command_id: house.newId(), agent_id: bo.id };
      expect(await admin.does({ name: 'agent.remove', payload })).toMatchObject(forbidden);
      expect(await house.store.read.agents(house.account_id)).toMatchObject([
        { id: admin.id, role: 'agent' },
        { id: bo.id, role: 'admin' },
      ]);
    });

    it('[TM4] lists who is here before those who have left', async () => {
      const { admin, account_id, colleague, newId, store } = given.house;
      const bo = await colleague('Bo');
      await colleague('Cy');
      const payload = { command_id: newId(), agent_id: bo.id };
      await admin.does({ name: 'agent.remove', payload });
      const names = (agents: readonly { name: string }[]) => agents.map(({ name }) => name);
      expect(names(await store.read.agents(account_id))).toEqual(['Ada', 'Cy', 'Bo']);
      expect(names(await store.numbers.agents(account_id))).toEqual(['Ada', 'Cy', 'Bo']);
    });
  });
}
