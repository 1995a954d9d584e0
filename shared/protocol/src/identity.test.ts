import { describe, expect, it } from 'vitest';
import type { Contact } from './entities.ts';
import { at, contact, ids, member } from './golden/index.ts';
import { changedIdentity, isComplete, noIdentity, planIdentity, renamed } from './identity.ts';
import { limits } from './limits.ts';
import { judgeIdentityClaims } from './schemas/index.ts';

const later = '2026-11-21T09:30:00.000Z';
const proven = {
  user_id: 'customer-4711',
  name: 'Noor B.',
  email: 'noor@shop.example',
  email_verified: true,
  jti: 'one',
  forget_at: later,
};
const stranger: Contact = { ...contact, name: 'Noor?', email: null };
const other: Contact = {
  ...member,
  id: ids.epoch,
  identity: { user_id: '8', email_verified: false, verified_at: at },
};

function plan(caller: Contact, known: Contact | null, more: object = {}) {
  return planIdentity({ caller, known }, { ...proven, ...more }, later, ids.command);
}

describe('who a caller is once a token has proved it', () => {
  it('[VI3][VI4] a stranger becomes a new contact, which is as old as the stranger', () => {
    const { contact: made, merged_id, unchanged } = plan(stranger, null);
    expect(made).toEqual({
      ...stranger,
      id: ids.command,
      name: 'Noor B.',
      email: 'noor@shop.example',
      identity: { user_id: 'customer-4711', email_verified: true, verified_at: later },
    });
    expect([merged_id, unchanged]).toEqual([stranger.id, false]);
  });

  it('[VI4] a stranger becomes a contact that is known, and tells it what it does not know', () => {
    const known = { ...member, name: null };
    const { contact: made, merged_id } = plan(stranger, known, { name: undefined });
    expect(made).toMatchObject({ id: member.id, name: 'Noor?', identity: { verified_at: at } });
    expect(merged_id).toBe(stranger.id);
  });

  it('[VI4] somebody else’s name, address and conversations stay that one’s', () => {
    const nameless = { name: undefined, email: undefined };
    const { contact: made, merged_id } = plan(
      { ...other, email: 'o@mail.example' },
      null,
      nameless,
    );
    expect(made).toMatchObject({ id: ids.command, name: null, email: null, created_at: later });
    expect(merged_id).toBeNull();
  });

  it('[TR1] an address that somebody has typed is not verified by a token that tells none', () => {
    const typed = { ...stranger, email: 'somebody@else.example' };
    const { contact: made } = plan(typed, null, { email: undefined });
    expect(made).toMatchObject({ email: typed.email, identity: { email_verified: false } });
    expect(plan(typed, { ...member, email: null }, { email: undefined }).contact).toMatchObject({
      identity: { email_verified: false },
    });
    expect(renamed(made, null, typed.email)).toEqual({ ...made, name: null });
    const verified = plan(stranger, null).contact;
    expect(renamed(verified, null, verified.email).identity?.email_verified).toBe(true);
    expect(renamed(verified, null, 'x@y.example').identity?.email_verified).toBe(false);
  });

  it('[VI3] who it is already stays it, and only news are written', () => {
    const same = plan(member, member, { name: undefined, email: undefined });
    expect([same.unchanged, same.contact.id]).toEqual([true, member.id]);
    expect(plan(member, member).unchanged).toBe(false);
    expect(plan(member, member, { name: undefined, email_verified: false }).unchanged).toBe(false);
  });
});

describe('the settings', () => {
  const on = { on: true, public_key: null } as const;

  it('[VI7] can’t be on without the key of their algorithm', () => {
    expect(isComplete(undefined)).toBe(true);
    expect(isComplete(noIdentity)).toBe(true);
    expect(isComplete(changedIdentity(undefined, { ...on, algorithm: 'HS256' }))).toBe(false);
    const made = { ...noIdentity, secret_made_at: at };
    expect(isComplete(changedIdentity(made, { ...on, algorithm: 'HS256' }))).toBe(true);
    expect(isComplete(changedIdentity(made, { ...on, algorithm: 'EdDSA' }))).toBe(false);
    const key = { ...on, algorithm: 'EdDSA', public_key: 'a key' } as const;
    expect(isComplete(changedIdentity(made, key))).toBe(true);
  });
});

describe('what a token says', () => {
  const now_ms = Date.parse(at);
  const now_s = now_ms / 1_000;
  const right = { sub: 'customer-4711', jti: 'one', iat: now_s, exp: now_s + 300 };
  const judge = (more: object = {}) =>
    judgeIdentityClaims({ ...right, ...more }, { inbox_key: 'pl_demo', now_ms });
  const code = (more: object) => {
    const judged = judge(more);
    return judged.ok ? 'ok' : judged.error.code;
  };
  const { identity_life_s: life_s, identity_leeway_s: leeway_s } = limits;

  it.each<[string, object]>([
    ['ok', {}],
    ['ok', { aud: 'pl_demo', extra: 'is nobody’s business' }],
    ['ok', { aud: ['another', 'pl_demo'] }],
    ['ok', { exp: now_s + life_s + leeway_s, iat: now_s + leeway_s }],
    ['ok', { exp: now_s - leeway_s + 1 }],
    ['ok', { name: null, email: null, email_verified: null }],
    ['identity_expired', { exp: now_s - leeway_s }],
    ['identity_refused', { exp: now_s + life_s + leeway_s + 1 }],
    ['identity_refused', { iat: now_s + leeway_s + 1 }],
    ['identity_refused', { nbf: now_s + leeway_s + 1 }],
    ['identity_refused', { aud: 'another' }],
    ['identity_refused', { aud: [] }],
    ['identity_refused', { sub: ' ' }],
    ['identity_refused', { sub: 4711 }],
    ['identity_refused', { sub: 'x'.repeat(256) }],
    ['identity_refused', { jti: '' }],
    ['identity_refused', { jti: 'a\0b' }],
    ['identity_refused', { exp: 'soon' }],
    ['identity_refused', { exp: Infinity }],
    ['identity_refused', { email: 'nobody' }],
    ['identity_refused', { name: '' }],
  ])('[VI1] is %s for %o', (expected, more) => {
    expect(code(more)).toBe(expected);
  });

  it('[VI1] is no token where it is no object at all', () => {
    for (const claims of [null, 'mia', 7, []]) {
      expect(judgeIdentityClaims(claims, { inbox_key: 'pl_demo', now_ms }).ok).toBe(false);
    }
  });

  it('[VI2] is to be remembered for as long as it can be right', () => {
    const judged = judge({ name: 'Noor', email_verified: true });
    expect(judged).toEqual({
      ok: true,
      proven: {
        user_id: 'customer-4711',
        jti: 'one',
        name: 'Noor',
        email_verified: true,
        forget_at: new Date((right.exp + leeway_s) * 1_000).toISOString(),
      },
    });
  });
});
