import { errorCodes } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import type { Street } from '../house.ts';
import { Refused } from '../person.ts';

/** Coming in, and being sent away. */
export function handshakeRules({ story }: Street): void {
  describe('the handshake', () => {
    it(
      '[HS1] speaks the highest version in common',
      story(async (house) => {
        const token = await house.visits();
        const protocol = { min: 1, max: 900 };
        const visitor = await house.enters('visitor', token, { protocol });
        const spoken = await visitor.sees('welcome');
        expect(spoken.protocol).toBeGreaterThanOrEqual(1);
        const narrow = { min: 1, max: spoken.protocol };
        const again = await house.enters('visitor', token, { protocol: narrow });
        expect(await again.sees('welcome')).toMatchObject({ protocol: spoken.protocol });
      }),
    );

    it(
      '[HS1] refuses who speaks no version in common',
      story(async (house) => {
        const token = await house.visits();
        for (const protocol of [
          { min: 900, max: 999 },
          { min: 0, max: 0 },
        ]) {
          const code = 'unsupported_version';
          const refused = { error: { code, retry: errorCodes[code].retry } };
          await expect(house.enters('visitor', token, { protocol })).rejects.toMatchObject(refused);
        }
      }),
    );

    it(
      '[HS2] welcomes a visitor first of all, and tells it of agents who are there',
      story(async (house) => {
        const agent = await house.agent();
        const visitor = await house.visitor();
        expect(visitor.frames[0]).toMatchObject({ name: 'welcome' });
        const { me, presence, agents } = await visitor.sees('welcome');
        expect(me).toEqual({ kind: 'visitor', id: visitor.id });
        expect(presence).toContainEqual({
          party: { kind: 'agent', id: agent.id },
          availability: 'online',
        });
        expect(presence.filter((one: Present) => one.party.kind !== 'agent')).toEqual([]);
        expect(agents.map(({ id }: { id: string }) => id)).toContain(agent.id);
      }),
    );

    it(
      '[HS2] welcomes an agent with its own record, and tells it of visitors too',
      story(async (house) => {
        const visitor = await house.visitor();
        const agent = await house.agent();
        const welcome = await agent.sees('welcome');
        expect(welcome.me).toEqual({ kind: 'agent', id: agent.id });
        expect(welcome.agent).toMatchObject({ id: agent.id, role: 'admin' });
        const party = { kind: 'visitor', id: visitor.id };
        expect(welcome.presence).toContainEqual({ party, availability: 'online' });
      }),
    );

    it(
      '[HS2] lets nobody in without a session of that side',
      story(async (house) => {
        const visitor = await house.visits();
        const agent = await house.signsIn();
        const strangers = [
          ['visitor', undefined],
          ['visitor', 'nonsense'],
          ['visitor', agent],
          ['agent', undefined],
          ['agent', 'nonsense'],
          ['agent', visitor],
        ] as const;
        for (const [side, token] of strangers) {
          const refusal = await house.enters(side, token).catch((cause: unknown) => cause);
          expect(refusal).toBeInstanceOf(Refused);
          const error = { code: 'session_expired', retry: 'after-refresh' };
          expect(refusal).toMatchObject({ error });
        }
        const { url } = house.target;
        for (const token of ['', 'nonsense']) {
          const caller = house.http({ audience: 'visitor', token, url });
          expect((await caller.calls('sync', { cursor: null })).status).toBe(401);
        }
      }),
    );

    it(
      '[HS3] a session that is ended ends its connections within a second, and no others',
      story(async (house) => {
        const token = await house.signsIn();
        const [first, second] = [
          await house.enters('agent', token),
          await house.enters('agent', token),
        ];
        const other = await house.agent();
        const caller = house.http(first);
        const begun_ms = performance.now();
        const gone = await caller.fetches('/api/v2/sessions/current', { method: 'DELETE' });
        expect(gone.status).toBe(204);
        for (const agent of [first, second]) {
          const { error } = await agent.sees('closing');
          expect(error).toMatchObject({ code: 'session_expired', retry: 'after-refresh' });
          await agent.ended;
        }
        // A second is the promise; the rest is for machines that have other things to do.
        expect(performance.now() - begun_ms).toBeLessThan(3_000);
        await expect(house.enters('agent', token)).rejects.toMatchObject({
          error: { code: 'session_expired' },
        });
        expect((await caller.calls('agent.list', {})).status).toBe(401);
        expect(await other.asks('agent.list', {})).toMatchObject({ ok: true });
      }),
    );
  });
}

interface Present {
  readonly party: { readonly kind: string };
}
