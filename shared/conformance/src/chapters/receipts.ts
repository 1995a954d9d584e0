import type { Id, Receipt } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../code-of.ts';
import type { Street } from '../house.ts';
import { newId, type Somebody } from '../person.ts';
import { wholeLog } from '../whole-log.ts';

/** Receipts, and the ticks that follow from them. */
export function receiptRules({ story, target }: Street): void {
  describe('receipts', () => {
    it(
      '[RC1] a step has the time of the server and no seq, and a claim that raises nothing writes nothing',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        await agent.claims(conversation_id, 'delivered', 2);
        const step = await seesStep(visitor, conversation_id, 'delivered', 2);
        expect(step).toMatchObject({ actor: { kind: 'agent', id: agent.id }, count: 0 });
        const { timestamp } = await visitor.witnesses(conversation_id, 'message.created');
        expect(step.at >= timestamp).toBe(true);
        await agent.claims(conversation_id, 'delivered', 2);
        await agent.claims(conversation_id, 'delivered', 1);
        await agent.claims(conversation_id, 'read', 2);
        await seesStep(visitor, conversation_id, 'read', 2);
        await agent.claims(conversation_id, 'read', 1);
        await agent.claims(conversation_id, 'delivered', 2);
        expect(await agent.says(conversation_id, 'next')).toMatchObject({ seq: 3 });
        await visitor.hears('next');
        expect(stepsHeard(visitor, conversation_id)).toHaveLength(2);
        const { steps } = await wholeLog(agent, conversation_id);
        expect(steps).toHaveLength(2);
      }),
    );

    it.skipIf(target.second_agent === undefined)(
      '[RC2] read is kept per reader and delivered per side, and read implies delivered',
      story(async (house) => {
        const [visitor, agent, colleague] = [
          await house.visitor(),
          await house.agent(),
          await house.colleague(),
        ];
        const conversation_id = await house.begins(visitor);
        await visitor.says(conversation_id, 'second');
        await agent.claims(conversation_id, 'read', 2);
        await colleague.claims(conversation_id, 'delivered', 2);
        await colleague.claims(conversation_id, 'read', 2);
        await colleague.claims(conversation_id, 'read', 3);
        await agent.claims(conversation_id, 'delivered', 3);
        const { conversation } = await wholeLog(agent, conversation_id);
        expect(conversation).toMatchObject({
          agent_read_seq: 3,
          agent_delivered_seq: 3,
          agent_read_count: 2,
          visitor_read_seq: 0,
        });
        await seesStep(visitor, conversation_id, 'read', 3);
        const told = stepsHeard(visitor, conversation_id);
        expect(
          told.map(({ actor, kind, up_to_seq, count }) => [actor.id, kind, up_to_seq, count]),
        ).toEqual([
          [agent.id, 'read', 2, 1],
          [colleague.id, 'read', 2, 1],
          [colleague.id, 'read', 3, 2],
        ]);
      }),
    );

    it(
      '[RC3] claims may come in any order and many times at once: the highest stands',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        for (let line = 0; line < 6; line += 1) await visitor.says(conversation_id, `line ${line}`);
        const claims = [3, 8, 1, 5, 8, 2, 7, 4].flatMap((up_to_seq) =>
          (['read', 'delivered'] as const).map((kind) => ({ conversation_id, kind, up_to_seq })),
        );
        const http = house.http(agent);
        await Promise.all(
          claims.map((claim, at) =>
            at % 3 === 0 ? http.calls('receipt.claim', claim) : agent.does('receipt.claim', claim),
          ),
        );
        const { conversation, steps } = await wholeLog(visitor, conversation_id);
        expect(conversation).toMatchObject({
          agent_read_seq: 8,
          agent_delivered_seq: 8,
          agent_read_count: 7,
        });
        await seesStep(visitor, conversation_id, 'read', 8);
        const heard = stepsHeard(visitor, conversation_id);
        expect(heard.map(({ event_id }) => event_id)).toEqual(
          steps.map(({ event_id }) => event_id),
        );
        const reads = heard.filter(({ kind }) => kind === 'read').map(({ up_to_seq }) => up_to_seq);
        expect(reads).toEqual([...new Set(reads)].toSorted((a, b) => a - b));
      }),
    );

    it(
      '[RC4] a page of history carries the steps that tell when, and by whom',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        for (let line = 0; line < 60; line += 1) await agent.says(conversation_id, `line ${line}`);
        for (const up_to_seq of [3, 20, 40, 62])
          await visitor.claims(conversation_id, 'read', up_to_seq);
        const newest = await agent.does('conversation.snapshot', { conversation_id });
        expect(newest.more).toBe(true);
        const first_seq = newest.events[0]?.seq ?? 0;
        const own = (steps: readonly Receipt[]) => steps.map(({ up_to_seq }) => up_to_seq);
        expect(own(newest.steps)).toEqual([20, 40, 62].filter((seq) => seq >= first_seq));
        const before_seq = first_seq;
        const older = await agent.does('conversation.history', { conversation_id, before_seq });
        expect(own(older.steps)).toContain(3);
        // The first step that covers a line is the one that tells of it, and it is among those of its page.
        for (const { seq } of older.events.slice(2)) {
          const telling = older.steps.find(({ up_to_seq }) => up_to_seq >= seq);
          expect(telling?.up_to_seq).toBe([3, 20, 40, 62].find((up_to_seq) => up_to_seq >= seq));
        }
      }),
    );

    it(
      "[RC5] a claim above the caller's visible head is above_head",
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { seq } = await agent.notes(conversation_id, 'the head, for agents');
        await agent.claims(conversation_id, 'read', seq);
        for (const kind of ['read', 'delivered'] as const) {
          const claim = { conversation_id, kind, up_to_seq: seq };
          expect(codeOf(await visitor.asks('receipt.claim', claim))).toBe('above_head');
          const higher = { ...claim, up_to_seq: seq + 1 };
          expect(codeOf(await agent.asks('receipt.claim', higher))).toBe('above_head');
        }
        const { conversation } = await wholeLog(visitor, conversation_id);
        expect(conversation).toMatchObject({ visitor_delivered_seq: 0, visitor_read_seq: 0 });
      }),
    );

    it(
      '[RC9] many claims in one frame are judged each alone, and the refused are named',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const [first, second] = [await house.begins(visitor), await house.begins(visitor)];
        const nowhere = newId();
        const claim = (conversation_id: Id, kind: Receipt['kind'], up_to_seq: number) => ({
          conversation_id,
          kind,
          up_to_seq,
        });
        const claims = [
          claim(first, 'delivered', 2),
          claim(nowhere, 'delivered', 1),
          claim(second, 'read', 7),
          claim(second, 'read', 2),
          claim(second, 'delivered', 2),
          claim(first, 'delivered', 2),
        ];
        const { refused } = await agent.does('receipt.claim_many', { claims });
        const inShort = refused.map((one) => [one.conversation_id, one.kind, one.error.code]);
        expect(inShort).toEqual([
          [nowhere, 'delivered', 'not_found'],
          [second, 'read', 'above_head'],
        ]);
        await seesStep(visitor, first, 'delivered', 2);
        await seesStep(visitor, second, 'read', 2);
        const { body } = await house.http(agent).calls('receipt.claim_many', { claims });
        expect(body).toEqual({ ok: true, refused });
        expect((await wholeLog(agent, first)).steps).toHaveLength(1);
        const { conversation } = await wholeLog(agent, second);
        expect(conversation).toMatchObject({ agent_read_seq: 2, agent_delivered_seq: 2 });
        for (const wrong of [[], Array.from({ length: 101 }, () => claim(first, 'read', 1))]) {
          const answer = await agent.asks('receipt.claim_many', { claims: wrong });
          expect(codeOf(answer)).toBe('invalid');
        }
      }),
    );

    it(
      '[ST1] the status of a message climbs from sent to read, and never goes back',
      story(async (house) => {
        const [visitor, agent] = [await house.visitor(), await house.agent()];
        const conversation_id = await house.begins(visitor);
        const { seq } = await visitor.says(conversation_id, 'how far am I?');
        const statuses = async () => {
          const { conversation } = await visitor.does('conversation.snapshot', { conversation_id });
          const { agent_read_seq, agent_delivered_seq } = conversation;
          if (agent_read_seq >= seq) return 'read';
          return agent_delivered_seq >= seq ? 'delivered' : 'sent';
        };
        const seen = [await statuses()];
        for (const [kind, up_to_seq] of [
          ['read', seq - 1],
          ['delivered', seq],
          ['delivered', seq - 1],
          ['read', seq],
          ['delivered', seq],
          ['read', seq - 1],
        ] as const) {
          await agent.claims(conversation_id, kind, up_to_seq);
          seen.push(await statuses());
        }
        expect(seen).toEqual(['sent', 'sent', 'delivered', 'delivered', 'read', 'read', 'read']);
        // One's own side moves nothing.
        await agent.says(conversation_id, 'and I?');
        await agent.claims(conversation_id, 'read', seq + 1);
        const { conversation } = await agent.does('conversation.snapshot', { conversation_id });
        expect(conversation).toMatchObject({ visitor_read_seq: 0, visitor_delivered_seq: 0 });
      }),
    );
  });
}

/** The receipts of a conversation that somebody was told live, in order. */
function stepsHeard(person: Somebody, conversation_id: Id): Receipt[] {
  return person
    .durables()
    .flatMap((one) =>
      'receipt' in one && one.receipt.conversation_id === conversation_id ? [one.receipt] : [],
    );
}

async function seesStep(
  person: Somebody,
  conversation_id: Id,
  kind: Receipt['kind'],
  up_to_seq: number,
): Promise<Receipt> {
  const { receipt } = await person.sees(
    'durable',
    (one) =>
      one.receipt?.conversation_id === conversation_id &&
      one.receipt.kind === kind &&
      one.receipt.up_to_seq === up_to_seq,
  );
  return receipt;
}
