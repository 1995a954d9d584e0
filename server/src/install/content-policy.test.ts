import { describe, expect, it } from 'vitest';
import { blockedBy, readPolicies, withGuest, writePolicy, type Guest } from './content-policy.ts';

const guest: Guest = {
  origin: 'https://chat.example',
  nonce: undefined,
  page_origin: 'https://shop.example',
};

function only(text: string) {
  const [policy, ...more] = readPolicies(text);
  if (policy === undefined || more.length > 0) throw new Error('not one policy');
  return policy;
}

function blocked(text: string, more: Partial<Guest> = {}) {
  return blockedBy(only(text), { ...guest, ...more });
}

describe('what a policy blocks', () => {
  it.each([
    ["img-src 'self'", []],
    ["default-src 'self'", ['script', 'connect', 'frame']],
    ["default-src 'none'", ['script', 'connect', 'frame']],
    ['default-src https:', []],
    ['default-src *', []],
    ['default-src https://chat.example', []],
    ['default-src chat.example:443', []],
    ['default-src *.example', []],
    ['default-src http://chat.example', []],
    ['default-src https://chat.example:8443', ['script', 'connect', 'frame']],
    ['default-src https://chat.example/other/', ['script', 'connect', 'frame']],
    ['DEFAULT-SRC HTTPS://CHAT.EXAMPLE', []],
    ["script-src 'self'; connect-src *; frame-src *", ['script']],
    ['script-src-elem https://chat.example; script-src none.example', []],
    ["child-src 'self'", ['frame']],
    ["frame-src https:; child-src 'none'", []],
    ["connect-src 'self'; connect-src *", ['connect']],
  ] as const)('%s: %j', (text, needs) => {
    expect(blocked(text)).toEqual(needs);
  });

  it('is not the script where its tag has the page’s nonce, and nothing else will do where trust is passed on', () => {
    expect(blocked("script-src 'nonce-abc'", { nonce: 'abc' })).toEqual([]);
    expect(blocked("script-src 'nonce-abc'")).toEqual(['script']);
    expect(blocked("script-src 'strict-dynamic' https:")).toEqual(['script']);
    expect(blocked("script-src 'strict-dynamic' 'nonce-abc'", { nonce: 'abc' })).toEqual([]);
  });

  it('is nothing on the chat’s own pages', () => {
    expect(blocked("default-src 'self'", { page_origin: guest.origin })).toEqual([]);
  });
});

describe('the mended policy', () => {
  it.each([
    [
      "default-src 'self'; img-src *",
      "default-src 'self'; img-src *; script-src 'self' https://chat.example; connect-src 'self' https://chat.example; frame-src 'self' https://chat.example",
    ],
    ["frame-src 'none'", 'frame-src https://chat.example'],
    [
      "script-src-elem 'self'; script-src 'none'",
      "script-src-elem 'self' https://chat.example; script-src 'none'",
    ],
  ])('%s → %s', (text, mended) => {
    const policy = withGuest(only(text), guest);
    expect(writePolicy(policy)).toBe(mended);
    expect(blockedBy(policy, guest)).toEqual([]);
  });

  it('holds for every policy of a header', () => {
    const policies = readPolicies("script-src 'self', frame-src 'self'");
    expect(policies.map((policy) => blockedBy(policy, guest))).toEqual([['script'], ['frame']]);
  });
});
