import { limits } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createClaims } from './claims.ts';
import { createFakeLine } from './test/fake-line.ts';
import { createFakeClock } from './testing/index.ts';

function createClaimant() {
  const clock = createFakeClock();
  const line = createFakeLine();
  const claims = createClaims({ clock, ...line });
  return {
    clock,
    line,
    claims,
    claimed: () =>
      line.made.map(
        ({ payload }) => `${payload['kind'] as string} ${payload['up_to_seq'] as number}`,
      ),
  };
}

describe('the pace', () => {
  it('[RC8] claims at once, then once per 250 ms for all that came meanwhile', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    for (let seq = 1; seq <= 1_000; seq += 1) claims.claim('talk', 'delivered', seq);
    expect(claimed()).toEqual(['delivered 1']);
    await line.accept();
    await clock.advance(limits.claim_ms - 1);
    expect(claimed()).toHaveLength(1);
    await clock.advance(1);
    expect(claimed()).toEqual(['delivered 1', 'delivered 1000']);
  });

  it('[RC8] paces each conversation by itself', () => {
    const { claims, line } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    claims.claim('other', 'delivered', 1);
    expect(line.made.map(({ payload }) => payload['conversation_id'])).toEqual(['talk', 'other']);
  });

  it('has one claim of a conversation under way', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    claims.claim('talk', 'delivered', 2);
    await clock.advance(limits.claim_ms * 4);
    expect(claimed()).toEqual(['delivered 1']);
    await line.accept();
    expect(claimed()).toEqual(['delivered 1', 'delivered 2']);
  });
});

describe('what is claimed', () => {
  it('claims nothing twice, and nothing lower', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 5);
    await line.accept();
    for (const seq of [5, 3]) claims.claim('talk', 'delivered', seq);
    await clock.advance(1_000);
    expect(claimed()).toEqual(['delivered 5']);
  });

  it('[RC2] does not claim delivered beside read', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    claims.claim('talk', 'delivered', 2);
    claims.claim('talk', 'read', 2);
    await line.accept();
    await clock.advance(limits.claim_ms);
    await line.accept();
    await clock.advance(1_000);
    expect(claimed()).toEqual(['delivered 1', 'read 2']);
  });

  it('still claims delivered for what came after what was read', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'read', 2);
    claims.claim('talk', 'delivered', 3);
    await line.accept();
    await clock.advance(limits.claim_ms);
    expect(claimed()).toEqual(['read 2', 'delivered 3']);
  });
});

describe('trouble', () => {
  it('claims again on the next connection what was not confirmed', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'read', 4);
    await line.lose();
    claims.claim('talk', 'read', 5);
    await clock.advance(60_000);
    expect(claimed()).toEqual(['read 4']);
    line.revive();
    claims.resume();
    expect(claimed()).toEqual(['read 4', 'read 5']);
    await line.accept();
    claims.resume();
    await clock.advance(1_000);
    expect(claimed()).toHaveLength(2);
  });

  it('waits as long as the server asks', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    await line.refuse('rate_limited', 3_000);
    await clock.advance(2_999);
    expect(claimed()).toHaveLength(1);
    await clock.advance(1);
    expect(claimed()).toEqual(['delivered 1', 'delivered 1']);
  });

  it('[RC5] does not repeat what the server will never take', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 9);
    await line.refuse('above_head');
    claims.resume();
    await clock.advance(60_000);
    expect(claimed()).toEqual(['delivered 9']);
  });

  it('claims anew in another history', async () => {
    const { claims, claimed, line } = createClaimant();
    claims.claim('talk', 'delivered', 9);
    await line.accept();
    claims.forget();
    claims.claim('talk', 'delivered', 3);
    expect(claimed()).toEqual(['delivered 9', 'delivered 3']);
  });

  it('leaves no timer running when it is closed', async () => {
    const { claims, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 9);
    await line.accept();
    claims.close();
    expect(clock.pending()).toBe(0);
  });
});
