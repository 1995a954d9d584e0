import { accessPaths, type Agent } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import type { House, Street } from '../house.ts';
import { newId, type Person } from '../person.ts';

const password = 'lamps and lanterns';

/** Somebody new in the team. */
interface Hired {
  readonly agent: Agent;
  /** Signs in; the answer as it came. */
  readonly signsIn: () => Promise<{ readonly status: number; readonly body: { token: string } }>;
  readonly comes: () => Promise<Person<'agent'>>;
}

/** Who belongs to the team, and what they may do. */
export function teamRules({ target, story }: Street): void {
  describe('the team', () => {
    it(
      '[TM1] an admin changes an agent’s name and role, which holds at once',
      story(async (house) => {
        const [admin, hired] = [await house.agent(), await hire(house)];
        const agent_id = hired.agent.id;
        const lin = await hired.comes();
        const wish = () => ({ command_id: newId(), agent_id: admin.id, name: 'Nobody' });
        expect(codeOf(await lin.asks('agent.update', wish()))).toBe('forbidden');
        const promotion = { command_id: newId(), agent_id, name: 'Lin Wei-Ru', role: 'admin' };
        await admin.does('agent.update', promotion as never);
        const { event } = await admin.sees('durable', isAbout('agent.updated', agent_id));
        expect(event.data.agent).toMatchObject({ name: 'Lin Wei-Ru', role: 'admin' });
        await lin.ended;
        const back = await hired.comes();
        expect(await back.sees('welcome')).toMatchObject({ agent: { role: 'admin' } });
        await back.does('agent.update', { command_id: newId(), agent_id, name: 'Lin' });
        // A name alone ends nothing.
        await back.sees('durable', ({ event: seen }) => seen?.data.agent?.name === 'Lin');
        await back.does('agent.update', { command_id: newId(), agent_id, role: 'agent' });
        await back.ended;
        const after = await hired.comes();
        expect(codeOf(await after.asks('agent.update', wish()))).toBe('forbidden');
        const { body } = await house.http(after).calls('agent.update', wish());
        expect(codeOf(body)).toBe('forbidden');
        await admin.does('agent.remove', { command_id: newId(), agent_id });
        await after.ended;
      }),
    );

    it(
      '[TM2] somebody always is an admin',
      story(async (house) => {
        const admin = await house.agent();
        const step = () => ({ command_id: newId(), agent_id: admin.id });
        expect(codeOf(await admin.asks('agent.update', { ...step(), role: 'agent' }))).toBe(
          'invalid',
        );
        expect(codeOf(await admin.asks('agent.remove', step()))).toBe('forbidden');
        const hired = await hire(house, 'admin');
        const second = await hired.comes();
        const ofSecond = () => ({ command_id: newId(), agent_id: second.id });
        // Each of two admins removes the other in the same moment.
        const answers = await Promise.all([
          admin.asks('agent.update', { ...step(), role: 'agent' }),
          second.asks('agent.update', { ...ofSecond(), role: 'agent' }),
        ]);
        const codes = answers.map((answer) => (answer.ok ? 'ok' : codeOf(answer)));
        expect(codes.toSorted()).toEqual(['invalid', 'ok']);
        if (codes[0] === 'ok') {
          await second.does('agent.update', { ...step(), role: 'admin' });
          await admin.ended;
        }
        const again = await house.agent();
        await again.does('agent.remove', ofSecond());
      }),
    );

    it(
      '[TM3] who is removed is signed out everywhere, and comes no more',
      story(async (house) => {
        const [admin, hired] = [await house.agent(), await hire(house)];
        const agent_id = hired.agent.id;
        const lin = await hired.comes();
        const wish = { command_id: newId(), agent_id };
        await admin.does('agent.remove', wish);
        expect(await admin.does('agent.remove', wish)).toMatchObject({ ok: true });
        const { error } = await lin.sees('closing');
        expect(error.code).toBe('session_expired');
        await lin.ended;
        const { body } = await house.http(lin).calls('agent.list', {});
        expect(codeOf(body)).toBe('session_expired');
        await expect(house.enters('agent', lin.token)).rejects.toMatchObject({
          error: { code: 'session_expired' },
        });
        expect((await hired.signsIn()).status).toBe(401);
        // Nor by any other name for them.
        const byId = { method: 'POST', body: { email: agent_id, password } };
        expect((await house.http(admin).fetches(accessPaths.sessions, byId)).status).toBe(401);
        const { agents } = await admin.does('agent.list', {});
        const known = agents.find(({ id }) => id === agent_id);
        expect(known).toMatchObject({ removed_at: expect.any(String) });
        const changed = { command_id: newId(), agent_id, role: 'admin' } as const;
        expect(codeOf(await admin.asks('agent.update', changed))).toBe('not_found');
        // The address is free: whoever has it now is somebody else.
        const next = await hire(house, 'agent', hired.agent.email);
        expect(next.agent.id).not.toBe(agent_id);
        expect((await next.signsIn()).status).toBe(200);
        await admin.does('agent.remove', { command_id: newId(), agent_id: next.agent.id });
      }),
    );

    it(
      '[TM4] what was theirs to answer is nobody’s, and what they said stays',
      story(async (house) => {
        const [admin, visitor, hired] = [
          await house.agent(),
          await house.visitor(),
          await hire(house),
        ];
        const agent_id = hired.agent.id;
        const lin = await hired.comes();
        const open = await house.begins(visitor, 'Is it there?');
        const resolved = await house.begins(visitor, 'And this one?');
        for (const conversation_id of [open, resolved]) {
          const assign = { command_id: newId(), conversation_id, assignee_id: agent_id };
          await lin.does('conversation.assign', assign);
        }
        await lin.says(open, 'It is');
        const ending = { command_id: newId(), conversation_id: resolved, status: 'resolved' };
        await lin.does('conversation.set_status', ending as never);
        await admin.does('agent.remove', { command_id: newId(), agent_id });
        for (const conversation_id of [open, resolved]) {
          const isBack = ({ event }: { event?: { conversation_id: string; data: object } }) =>
            event?.conversation_id === conversation_id &&
            'assignee_id' in event.data &&
            event.data.assignee_id === null;
          await admin.sees('durable', isBack);
          await visitor.sees('durable', isBack);
          const { conversation } = await admin.does('conversation.snapshot', { conversation_id });
          expect(conversation.assignee_id).toBeNull();
        }
        const assign = { command_id: newId(), conversation_id: open, assignee_id: agent_id };
        expect(codeOf(await admin.asks('conversation.assign', assign))).toBe('not_found');
        const { events } = await admin.does('conversation.snapshot', { conversation_id: open });
        expect(JSON.stringify(events)).toContain('It is');
        const back = await visitor.does('conversation.snapshot', { conversation_id: open });
        expect(back.agents.map(({ name }) => name)).toContain(hired.agent.name);
      }),
    );
  });

  async function hire(
    house: House,
    role: Agent['role'] = 'agent',
    email = `${newId()}@porchlight.example`,
  ): Promise<Hired> {
    const admin = await house.agent();
    const here = { audience: 'agent', token: admin.token, url: target.url } as const;
    const http = house.http(here);
    const wish = { name: 'Lin Wei', email, password, role };
    const { body } = await http.fetches(accessPaths.agents, { method: 'POST', body: wish });
    const signsIn = () =>
      http.fetches(accessPaths.sessions, { method: 'POST', body: { email, password } });
    return {
      agent: body.agent,
      signsIn,
      async comes() {
        const { token } = (await signsIn()).body;
        const person = await house.enters('agent', token);
        await person.does('sync', { cursor: null });
        return person;
      },
    };
  }
}

function isAbout(event_type: string, agent_id: string) {
  return ({ event }: { event?: { event_type: string; data: { agent?: Agent } } }) =>
    event?.event_type === event_type && event.data.agent?.id === agent_id;
}
