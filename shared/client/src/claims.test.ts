import { limits, wireError, type ErrorCode, type ReceiptClaim } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { createClaims } from './claims.ts';
import { createFakeLine } from './test/fake-line.ts';
import { createFakeClock, settled } from './testing/index.ts';

function createClaimant() {
  const clock = createFakeClock();
  const line = createFakeLine();
  const claims = createClaims({ clock, ...line });
  const batches = () => line.made.map(({ payload }) => payload['claims'] as ReceiptClaim[]);
  return {
    clock,
    line,
    claims,
    batches,
    claimed: () => batches().map((batch) => batch.map(inWords).join(', ')),
  };
}

function inWords({ conversation_id, kind, up_to_seq }: ReceiptClaim): string {
  return conversation_id === 'talk'
    ? `${kind} ${up_to_seq}`
    : `${conversation_id}: ${kind} ${up_to_seq}`;
}

function refusal({ conversation_id, kind }: ReceiptClaim, code: ErrorCode, wait_ms?: number) {
  return { conversation_id, kind, error: wireError(code, 'because', wait_ms) };
}

describe('the pace', () => {
  it('[RC8] claims at once, then once per 250 ms for all that came meanwhile', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    await settled();
    for (let seq = 2; seq <= 1_000; seq += 1) claims.claim('talk', 'delivered', seq);
    expect(claimed()).toEqual(['delivered 1']);
    await line.accept();
    await clock.advance(limits.claim_ms - 1);
    expect(claimed()).toHaveLength(1);
    await clock.advance(1);
    expect(claimed()).toEqual(['delivered 1', 'delivered 1000']);
  });

  it('[RC8] paces each conversation by itself', async () => {
    const { claims, claimed } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    await settled();
    claims.claim('other', 'delivered', 1);
    claims.claim('talk', 'delivered', 2);
    await settled();
    expect(claimed()).toEqual(['delivered 1', 'other: delivered 1']);
  });

  it('has one claim of a conversation under way', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    await settled();
    claims.claim('talk', 'delivered', 2);
    await clock.advance(limits.claim_ms * 4);
    expect(claimed()).toEqual(['delivered 1']);
    await line.accept();
    expect(claimed()).toEqual(['delivered 1', 'delivered 2']);
  });
});

describe('what falls due in one turn', () => {
  it('[RC9] leaves together, the latest of each conversation', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    for (let seq = 1; seq <= 20; seq += 1) claims.claim('talk', 'delivered', seq);
    claims.claim('other', 'delivered', 3);
    claims.claim('other', 'read', 2);
    claims.claim('third', 'read', 4);
    await settled();
    expect(claimed()).toEqual(['delivered 20, other: read 2, third: read 4']);
    await line.accept({ refused: [] });
    claims.claim('talk', 'delivered', 21);
    await clock.advance(limits.claim_ms);
    expect(claimed().slice(1)).toEqual(['delivered 21, other: delivered 3']);
  });

  it('[RC9] leaves in as many frames as it takes', async () => {
    const { claims, batches, line } = createClaimant();
    const count = limits.claims * 2 + 1;
    for (let talk = 1; talk <= count; talk += 1) claims.claim(`talk ${talk}`, 'read', talk);
    await settled();
    expect(batches().map(({ length }) => length)).toEqual([limits.claims, limits.claims, 1]);
    expect(new Set(batches().flat().map(inWords)).size).toBe(count);
    for (const _ of batches()) await line.accept({ refused: [] });
    claims.resume();
    await settled();
    expect(batches()).toHaveLength(3);
  });

  it('[RC9] is settled one by one: taken, refused for ever, refused for now', async () => {
    const { claims, claimed, batches, line, clock } = createClaimant();
    for (const id of ['talk', 'gone', 'busy']) claims.claim(id, 'delivered', 5);
    await settled();
    const [, gone, busy] = batches()[0] as [ReceiptClaim, ReceiptClaim, ReceiptClaim];
    await line.accept({
      refused: [refusal(gone, 'above_head'), refusal(busy, 'rate_limited', 3_000)],
    });
    await clock.advance(2_999);
    claims.resume();
    await settled();
    expect(claimed()).toHaveLength(1);
    await clock.advance(1);
    expect(claimed().slice(1)).toEqual(['busy: delivered 5']);
    await line.accept({ refused: [] });
    await clock.advance(60_000);
    expect(claimed()).toHaveLength(2);
  });

  it('[RC9] waits and leaves again as a whole where the answer is an error', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    for (const id of ['talk', 'other']) claims.claim(id, 'delivered', 5);
    await settled();
    await line.refuse('storage_unavailable');
    await clock.advance(1_999);
    expect(claimed()).toHaveLength(1);
    await clock.advance(1);
    expect(claimed()[1]).toBe('delivered 5, other: delivered 5');
  });

  it('is not claimed when the history has become another one, or all is over', async () => {
    const { claims, claimed } = createClaimant();
    claims.claim('talk', 'delivered', 5);
    claims.forget();
    claims.claim('other', 'delivered', 1);
    await settled();
    expect(claimed()).toEqual(['other: delivered 1']);
    claims.claim('third', 'delivered', 1);
    claims.close();
    await settled();
    expect(claimed()).toHaveLength(1);
  });
});

describe('what is claimed', () => {
  it('claims nothing twice, and nothing lower', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 5);
    await settled();
    await line.accept();
    for (const seq of [5, 3]) claims.claim('talk', 'delivered', seq);
    await clock.advance(1_000);
    expect(claimed()).toEqual(['delivered 5']);
  });

  it('[RC2] does not claim delivered beside read', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    await settled();
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
    await settled();
    await line.accept();
    await clock.advance(limits.claim_ms);
    expect(claimed()).toEqual(['read 2', 'delivered 3']);
  });
});

describe('trouble', () => {
  it('claims again on the next connection what was not confirmed', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'read', 4);
    await settled();
    await line.lose();
    claims.claim('talk', 'read', 5);
    await clock.advance(60_000);
    expect(claimed()).toEqual(['read 4']);
    line.revive();
    claims.resume();
    await settled();
    expect(claimed()).toEqual(['read 4', 'read 5']);
    await line.accept();
    claims.resume();
    await clock.advance(1_000);
    expect(claimed()).toHaveLength(2);
  });

  it('waits as long as the server asks', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 1);
    await settled();
    await line.refuse('rate_limited', 3_000);
    await clock.advance(2_999);
    expect(claimed()).toHaveLength(1);
    await clock.advance(1);
    expect(claimed()).toEqual(['delivered 1', 'delivered 1']);
  });

  it('[RC5] does not repeat what the server will never take', async () => {
    const { claims, claimed, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 9);
    await settled();
    await line.refuse('above_head');
    claims.resume();
    await clock.advance(60_000);
    expect(claimed()).toEqual(['delivered 9']);
  });

  it('claims anew in another history', async () => {
    const { claims, claimed, line } = createClaimant();
    claims.claim('talk', 'delivered', 9);
    await settled();
    await line.accept();
    claims.forget();
    claims.claim('talk', 'delivered', 3);
    await settled();
    expect(claimed()).toEqual(['delivered 9', 'delivered 3']);
  });

  it('leaves no timer running when it is closed', async () => {
    const { claims, line, clock } = createClaimant();
    claims.claim('talk', 'delivered', 9);
    await settled();
    await line.accept();
    claims.close();
    expect(clock.pending()).toBe(0);
  });
});
