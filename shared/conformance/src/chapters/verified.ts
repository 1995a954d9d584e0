import {
  accessPaths,
  type AttributeWishes,
  type Id,
  type IdentityAlgorithm,
} from '@porchlight/protocol';
import { type CryptoKey, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import { expectRowIsFold } from '../expect-row-is-fold.ts';
import type { House, Street } from '../house.ts';
import { newId, type Person, type Somebody } from '../person.ts';

type Key = CryptoKey | Uint8Array;

/** Signs as the owner's server does. */
type Signs = (claims?: object, key?: Key, algorithm?: IdentityAlgorithm) => Promise<string>;

/** Who visitors turn out to be. One after the other, since the inbox is the whole street's. */
export function verifiedRules({ story, target }: Street): void {
  const open = (house: House) => openOwner(house, target.inbox_key);

  describe('verified identity', () => {
    it(
      '[VI1] takes what the owner has signed, by the one algorithm of the inbox, for an hour at most',
      story(async (house) => {
        const owner = await open(house);
        const visitor = await house.visitor();
        const now_s = Math.floor(Date.now() / 1_000);
        const refuses = async (token: string) => codeOf(await owner.identify(visitor, token));
        const other = new TextEncoder().encode('another secret, as long as ours, but another');
        const pair = await generateKeyPair('EdDSA');
        const unsigned = new UnsecuredJWT({ sub: 'mia' }).setExpirationTime('5m').encode();
        const wrong: Record<string, string> = {
          'another key': await owner.signs({}, other),
          'another algorithm': await owner.signs({}, pair.privateKey, 'EdDSA'),
          'no algorithm': unsigned,
          'no token': 'not a token',
          'no sub': await owner.signs({ sub: undefined }),
          'no jti': await owner.signs({ jti: undefined }),
          'no exp': await owner.signs({ exp: undefined }),
          'no iat': await owner.signs({ iat: undefined }),
          'two hours': await owner.signs({ exp: now_s + 7_200 }),
          'yet to come': await owner.signs({ iat: now_s + 600 }),
          'another inbox': await owner.signs({ aud: 'another' }),
          'an odd name': await owner.signs({ name: 7 }),
        };
        for (const [what, token] of Object.entries(wrong)) {
          expect([what, await refuses(token)]).toEqual([what, 'identity_refused']);
        }
        expect(await refuses(await owner.signs({ exp: now_s - 60 }))).toBe('identity_expired');
        expect(await refuses(await owner.signs({ exp: now_s - 60 }, other))).toBe(
          'identity_refused',
        );
        const right = await owner.signs({ aud: target.inbox_key });
        expect(await owner.identify(visitor, right)).toMatchObject({ ok: true });
      }),
    );

    it(
      '[VI1] by a key pair, it takes nothing that is signed with a secret, nor with the public key as one',
      story(async (house) => {
        const owner = await open(house);
        const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
        const public_key = await exportSPKI(publicKey);
        await owner.sets({ on: true, algorithm: 'EdDSA', public_key });
        const visitor = await house.visitor();
        for (const forged of [
          await owner.signs(),
          await owner.signs({}, new TextEncoder().encode(public_key)),
        ]) {
          expect(codeOf(await owner.identify(visitor, forged))).toBe('identity_refused');
        }
        const token = await owner.signs({}, privateKey, 'EdDSA');
        expect(await owner.identify(visitor, token)).toMatchObject({ ok: true });
        await owner.sets({ on: false, algorithm: 'HS256', public_key: null });
        const late = await owner.signs();
        expect(codeOf(await owner.identify(await house.visitor(), late))).toBe('identity_refused');
      }),
    );

    it(
      '[VI2] a token belongs to the first session that uses it',
      story(async (house) => {
        const owner = await open(house);
        const [visitor, thief] = [await house.visitor(), await house.visitor()];
        const token = await owner.signs();
        const mine = await owner.identify(visitor, token);
        expect(codeOf(await owner.identify(thief, token))).toBe('identity_expired');
        const again = await owner.identify({ ...visitor, token: mine.token }, token);
        expect(again).toEqual({ ...mine, merged_id: null });
        expect(codeOf(await owner.identify(visitor, token))).toBe('session_expired');
        expect(codeOf(await owner.identify(await house.agent(), await owner.signs()))).toBe(
          'unknown_command',
        );
      }),
    );

    it(
      '[VI3] one person is one contact, wherever it comes from, and the session it came with is over',
      story(async (house) => {
        const owner = await open(house);
        const agent = await house.agent();
        const sub = newId();
        const mia = { sub, name: 'Mia', email: 'mia@mail.example', email_verified: true };
        const [phone, desk] = [await house.visitor(), await house.visitor()];
        const began_ms = performance.now();
        const first = await owner.identify(phone, await owner.signs(mia));
        await phone.ended;
        expect(performance.now() - began_ms).toBeLessThan(2_000);
        expect(await phone.sees('closing')).toMatchObject({ error: { code: 'session_expired' } });
        const second = await owner.identify(desk, await owner.signs(mia));
        expect(second.me).toEqual(first.me);
        expect(second.token).not.toBe(first.token);
        const { event } = await agent.sees(
          'durable',
          (one) => one.event?.data.merged_id === phone.id,
        );
        expect(event).toMatchObject({
          event_type: 'contact.identified',
          data: {
            contact: {
              id: first.me.id,
              name: 'Mia',
              email: 'mia@mail.example',
              identity: { user_id: sub, email_verified: true },
            },
          },
        });
        // Who has proved to be somebody comes back as that one, and nobody by the tokens from before.
        expect((await house.visitor(first.token)).id).toBe(first.me.id);
        expect((await house.visitor(await house.visits(phone.token))).id).not.toBe(phone.id);
      }),
    );

    it(
      '[WT5] who turns out to be somebody has what was told of both, the known one first',
      story(async (house) => {
        const owner = await open(house);
        const agent = await house.agent();
        const sub = newId();
        const [phone, desk] = [await house.visitor(), await house.visitor()];
        const tell = (visitor: Person<'visitor'>, attributes: AttributeWishes) =>
          visitor.does('contact.describe', { command_id: newId(), attributes });
        await tell(phone, { plan: 'pro', seats: 4 });
        await owner.identify(phone, await owner.signs({ sub }));
        await tell(desk, { plan: 'free', trial: true });
        const conversation_id = await house.begins(desk);
        await owner.identify(desk, await owner.signs({ sub }));
        const { contact } = await agent.does('conversation.snapshot', { conversation_id });
        expect(contact.attributes).toEqual({ plan: 'pro', seats: 4, trial: true });
      }),
    );

    it(
      '[VI4] what an unknown visitor had is the person’s from now on, on all of its devices',
      story(async (house) => {
        const owner = await open(house);
        const agent = await house.agent();
        const mia = { sub: newId() };
        const phone = await becomes(house, owner, mia);
        const desk = await house.visitor();
        const conversation_id = await house.begins(desk, 'from the desk');
        await agent.hears('from the desk');
        await agent.says(conversation_id, 'an answer');
        const { me } = await owner.identify(desk, await owner.signs(mia));
        expect(me.id).toBe(phone.id);
        const moved = await agent.witnesses(conversation_id, 'conversation.moved');
        expect(moved.data.contact).toMatchObject({ id: me.id, identity: { user_id: mia.sub } });
        const told = await phone.witnesses(conversation_id, 'conversation.moved');
        expect(told.data).toEqual({});
        const { events } = await phone.does('conversation.snapshot', { conversation_id });
        expect(textsIn(events)).toEqual(['from the desk', 'an answer']);
        await phone.says(conversation_id, 'from the phone');
        await agent.hears('from the phone');
        await expectRowIsFold(agent, conversation_id);
      }),
    );

    it(
      '[VI4] nothing moves from one person to another',
      story(async (house) => {
        const owner = await open(house);
        const mia = await becomes(house, owner, { sub: newId() });
        const conversation_id = await house.begins(mia, 'Mia’s');
        const { token, merged_id } = await owner.identify(mia, await owner.signs({ sub: newId() }));
        expect(merged_id).toBeNull();
        await mia.ended;
        const noor = await house.visitor(token);
        const answer = await noor.asks('conversation.snapshot', { conversation_id });
        expect(codeOf(answer)).toBe('not_found');
        await (await house.agent()).says(conversation_id, 'for Mia');
        await noor.says(newId(), 'Noor’s');
        await noor.hears('Noor’s');
        expect(JSON.stringify(noor.frames)).not.toContain('Mia');
      }),
    );

    it(
      '[VI5] what was sent as an unknown visitor is the same message when the person sends it again',
      story(async (house) => {
        const owner = await open(house);
        const visitor = await house.visitor();
        const send = { id: newId(), conversation_id: newId(), text: 'once' };
        const answer = await visitor.does('message.send', send);
        const http = house.http(visitor);
        const { token } = await owner.identify(visitor, await owner.signs({ sub: newId() }));
        // Still on its way in the old name: to be sent again, and never failed.
        const late = { ...send, id: newId() };
        expect(codeOf((await http.calls('message.send', late)).body)).toBe('session_expired');
        const mia = await house.visitor(token);
        expect(await mia.does('message.send', send)).toEqual(answer);
        expect(await mia.does('message.send', late)).toMatchObject({ seq: answer.seq + 2 });
        const { conversation_id } = send;
        const recall = { id: newId(), conversation_id, message_id: send.id };
        expect(await mia.does('message.recall', recall)).toMatchObject({ seq: answer.seq + 3 });
      }),
    );

    it(
      '[VI7] admins alone set it up; the secret is told once, and a new one ends the tokens of the one before',
      story(async (house) => {
        const owner = await open(house);
        const [admin, colleague] = [await house.agent(), await house.colleague()];
        const { inbox_id } = owner;
        const renew = { command_id: newId(), inbox_id };
        expect(codeOf(await colleague.asks('inbox.renew_secret', renew))).toBe('forbidden');
        const bare = { on: true, algorithm: 'EdDSA', public_key: null } as const;
        expect(codeOf(await owner.asks(bare))).toBe('invalid');
        const { inboxes } = await colleague.does('inbox.list', {});
        expect(JSON.stringify(inboxes)).not.toContain(owner.secret);
        const before = await owner.signs();
        const { secret } = await admin.does('inbox.renew_secret', renew);
        expect(secret).not.toBe(owner.secret);
        expect((await admin.does('inbox.renew_secret', renew)).secret).toBe(secret);
        const visitor = await house.visitor();
        expect(codeOf(await owner.identify(visitor, before))).toBe('identity_refused');
        const after = await owner.signs({}, new TextEncoder().encode(secret));
        expect(await owner.identify(visitor, after)).toMatchObject({ ok: true });
      }),
    );

    it(
      '[VI8] where identity is required, sockets and HTTP refuse who has not proved it, within a second',
      story(async (house) => {
        const owner = await open(house);
        const token = await house.visits();
        const stranger = await house.visitor(token);
        const mia = await becomes(house, owner, { sub: newId() });
        const proved = { on: true, algorithm: 'HS256', public_key: null } as const;
        await owner.sets({ ...proved, required: true });
        expect(await stranger.sees('closing')).toMatchObject({
          error: { code: 'identity_required', retry: 'after-refresh' },
        });
        await stranger.ended;
        await expect(house.enters('visitor', token)).rejects.toMatchObject({
          error: { code: 'identity_required' },
        });
        const caller = house.http(stranger);
        const message = { id: newId(), conversation_id: newId(), text: 'Hello' };
        expect(codeOf((await caller.calls('message.send', message)).body)).toBe(
          'identity_required',
        );
        // Who has proved it stays, and who does so comes in.
        await mia.says(newId(), 'Still here');
        const visitor = { audience: 'visitor', token, url: target.url } as const;
        const answer = await owner.identify(visitor, await owner.signs({ sub: newId() }));
        expect(answer).toMatchObject({ ok: true });
        const proven = await house.visitor(answer.token);
        await proven.says(newId(), 'It is me');
        await owner.sets({ ...proved, required: false });
        await house.visitor();
      }),
    );
  });
}

interface Owner {
  readonly inbox_id: Id;
  readonly secret: string;
  readonly signs: Signs;
  readonly asks: (wish: object) => ReturnType<Person<'agent'>['asks']>;
  readonly sets: (wish: object) => Promise<unknown>;
  readonly identify: (
    visitor: Pick<Somebody, 'audience' | 'token' | 'url'>,
    identity_token: string,
    // oxlint-disable-next-line typescript/no-explicit-any -- what the wire holds is what these tests ask
  ) => Promise<any>;
}

/** The owner of the website, with a secret of this test's own. */
async function openOwner(house: House, key: string): Promise<Owner> {
  const admin = await house.agent();
  const { inboxes } = await admin.does('inbox.list', {});
  const inbox = inboxes.find((each) => each.kind === 'website' && each.key === key);
  if (inbox === undefined) throw new Error('the target’s inbox is not there');
  const { id: inbox_id, name } = inbox;
  const { secret } = await admin.does('inbox.renew_secret', { command_id: newId(), inbox_id });
  const asks = (identity: object) =>
    admin.asks('inbox.update', { command_id: newId(), inbox_id, name, identity } as never);
  const sets = async (identity: object) => expect(await asks(identity)).toMatchObject({ ok: true });
  await sets({ on: true, algorithm: 'HS256', public_key: null });
  return {
    inbox_id,
    secret,
    asks,
    sets,
    signs: (claims = {}, key_ = new TextEncoder().encode(secret), algorithm = 'HS256') => {
      const now_s = Math.floor(Date.now() / 1_000);
      const all = { sub: 'mia', jti: newId(), iat: now_s, exp: now_s + 300, ...claims };
      return new SignJWT(all).setProtectedHeader({ alg: algorithm }).sign(key_);
    },
    async identify(visitor, identity_token) {
      const request = { method: 'POST', body: { identity_token } };
      return (await house.http(visitor).fetches(accessPaths.identify, request)).body;
    },
  };
}

/** A visitor who has proved to be somebody, connected and in sync. */
async function becomes(house: House, owner: Owner, claims: object): Promise<Person<'visitor'>> {
  const visitor = {
    audience: 'visitor',
    token: await house.visits(),
    url: house.target.url,
  } as const;
  const { token } = await owner.identify(visitor, await owner.signs(claims));
  return house.visitor(token);
}

function textsIn(events: readonly { data: object }[]): string[] {
  return events.flatMap(({ data }) =>
    'message' in data ? [(data.message as { text: string }).text] : [],
  );
}
