import {
  applyEvent,
  createConversation,
  emptyLog,
  isLogEvent,
  logFromSnapshot,
  projectConversation,
  projectReceipt,
  projectVisitorConversation,
  statusOf,
  type Conversation,
  type Log,
  type VisitorConversation,
} from '@porchlight/protocol';
import { agentAnswerSchemas, visitorAnswerSchemas } from '@porchlight/protocol/schemas';
import { describe, expect, it } from 'vitest';
import { settle } from './test/fake-clock.ts';
import { createMockStage, type MockStage, type Wire } from './test/mock-stage.ts';

/** Everything that changes something, once. */
async function everyCommand(stage: MockStage, agent: Wire<'agent'>, visitor: Wire<'visitor'>) {
  const conversation_id = stage.newId();
  const command_id = () => stage.newId();
  await visitor.says(conversation_id, 'hello');
  await agent.does('receipt.claim', { conversation_id, kind: 'delivered', up_to_seq: 2 });
  await agent.does('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 2 });
  await agent.does('conversation.assign', {
    command_id: command_id(),
    conversation_id,
    assignee_id: agent.me,
  });
  const note = { id: stage.newId(), conversation_id, text: 'a note', internal: true } as const;
  await agent.does('message.send', note);
  await agent.says(conversation_id, 'a reply');
  await visitor.does('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 5 });
  const slip = await agent.says(conversation_id, 'a slip');
  await agent.does('message.recall', { id: stage.newId(), conversation_id, message_id: slip.id });
  await agent.does('conversation.set_status', {
    command_id: command_id(),
    conversation_id,
    status: 'resolved',
  });
  await visitor.says(conversation_id, 'one more thing');
  const contact = { command_id: command_id(), contact_id: visitor.me };
  await agent.does('contact.update', { ...contact, name: 'Noor', email: null });
  const { inboxes } = await agent.does('inbox.list', {});
  const inbox_id = inboxes[0]?.id ?? '';
  await agent.does('inbox.update', {
    command_id: command_id(),
    inbox_id,
    name: 'Shop',
    allowed_origins: [],
  });
  await settle();
  return conversation_id;
}

describe('events equal snapshot', () => {
  it('[LG5] for agents: the fold of what came live is the row and the log', async () => {
    const stage = createMockStage();
    const [agent, visitor] = [await stage.agent(), await stage.visitor()];
    await agent.does('sync', { cursor: null });
    const conversation_id = await everyCommand(stage, agent, visitor);
    let row: Conversation | null = null;
    let log: Log = emptyLog;
    for (const frame of agent.durables()) {
      if ('receipt' in frame) row = row && projectReceipt(row, frame.receipt);
      else if (isLogEvent(frame.event)) {
        const { event } = frame;
        row =
          event.event_type === 'conversation.created'
            ? createConversation(event, event.account_id)
            : row && projectConversation(row, event);
        const applied = applyEvent(log, event);
        if (applied.outcome === 'applied') log = applied.log;
      }
    }
    const snapshot = await agent.does('conversation.snapshot', { conversation_id });
    expect(JSON.stringify(snapshot)).not.toContain('a slip');
    expect(row).toEqual(snapshot.conversation);
    expect(log.entries).toEqual(logFromSnapshot(snapshot).entries);
    expect(snapshot.contact.name).toBe('Noor');
  });

  it('[LG5] for visitors: from an old snapshot on', async () => {
    const stage = createMockStage();
    const [agent, visitor] = [await stage.agent(), await stage.visitor()];
    const conversation_id = stage.newId();
    await visitor.says(conversation_id, 'first');
    const { snapshots } = await visitor.does('sync', { cursor: null });
    await agent.says(conversation_id, 'second');
    const note = { id: stage.newId(), conversation_id, text: 'a note', internal: true } as const;
    await agent.does('message.send', note);
    await agent.does('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 4 });
    await visitor.does('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 3 });
    const third = await agent.says(conversation_id, 'third');
    await agent.does('message.recall', {
      id: stage.newId(),
      conversation_id,
      message_id: third.id,
    });
    await settle();
    let row = snapshots[0]?.conversation as VisitorConversation;
    for (const frame of visitor.durables()) {
      row =
        'receipt' in frame
          ? projectReceipt(row, frame.receipt)
          : projectVisitorConversation(row, frame.event);
    }
    const fresh = await visitor.does('conversation.snapshot', { conversation_id });
    // A watermark may stand on a note's seq or just before it, which is the same to who sees no notes.
    const { agent_read_seq, agent_delivered_seq } = fresh.conversation;
    expect({ ...row, agent_read_seq, agent_delivered_seq }).toEqual(fresh.conversation);
    const ticks = (marks: VisitorConversation) =>
      logFromSnapshot(fresh).entries.map((entry) =>
        entry.kind === 'message' ? statusOf(entry.message, marks) : null,
      );
    expect(ticks(row)).toEqual(ticks(fresh.conversation));
    expect(ticks(row)).toEqual([null, 'read', 'read', 'sent', null]);
    expect(JSON.stringify(fresh)).not.toContain('third');
  });
});

describe('answers', () => {
  it('[AU1] are as the closed schemas say, for every query of both sides', async () => {
    const stage = createMockStage();
    const [agent, visitor] = [await stage.agent(), await stage.visitor()];
    const conversation_id = await everyCommand(stage, agent, visitor);
    const queries = {
      sync: { cursor: null },
      'conversation.snapshot': { conversation_id },
      'conversation.history': { conversation_id, before_seq: 4 },
    } as const;
    for (const [name, payload] of Object.entries(queries) as [keyof typeof queries, never][]) {
      visitorAnswerSchemas[name].parse(await visitor.asks(name, payload));
      agentAnswerSchemas[name].parse(await agent.asks(name, payload));
    }
    const agentQueries = {
      'conversation.list': { view: 'all' },
      'conversation.counts': {},
      'agent.list': {},
      'inbox.list': {},
    } as const;
    for (const [name, payload] of Object.entries(agentQueries) as [
      keyof typeof agentQueries,
      never,
    ][]) {
      agentAnswerSchemas[name].parse(await agent.asks(name, payload));
    }
  });

  it('[RC9] name the refused of many claims, each judged alone', async () => {
    const stage = createMockStage();
    const [agent, visitor] = [await stage.agent(), await stage.visitor()];
    await visitor.does('sync', { cursor: null });
    const ids = [stage.newId(), stage.newId()] as const;
    for (const id of ids) await visitor.says(id, 'hello');
    const kind = 'delivered';
    const claims = [
      { conversation_id: ids[0], kind, up_to_seq: 9 },
      { conversation_id: ids[1], kind, up_to_seq: 2 },
      { conversation_id: ids[1], kind, up_to_seq: 1 },
    ] as const;
    const answer = await agent.does('receipt.claim_many', { claims });
    agentAnswerSchemas['receipt.claim_many'].parse(answer);
    expect(answer.refused).toMatchObject([
      { conversation_id: ids[0], kind, error: { code: 'above_head' } },
    ]);
    await settle();
    const steps = visitor.durables().flatMap((frame) => ('receipt' in frame ? frame.receipt : []));
    expect(steps).toMatchObject([{ conversation_id: ids[1], kind, up_to_seq: 2 }]);
  });

  it('[ID1][ID2] remember what was accepted, and only from the same principal', async () => {
    const stage = createMockStage();
    const [visitor, other] = [await stage.visitor(), await stage.visitor()];
    const send = { id: stage.newId(), conversation_id: stage.newId(), text: 'once' };
    const first = await visitor.does('message.send', send);
    expect(await visitor.does('message.send', send)).toEqual(first);
    const changed = await visitor.asks('message.send', { ...send, text: 'twice' });
    expect(changed).toMatchObject({ error: { code: 'id_conflict' } });
    expect(await other.asks('message.send', send)).toMatchObject({
      error: { code: 'id_conflict' },
    });
    const { conversation_id } = send;
    const { events } = await visitor.does('conversation.snapshot', { conversation_id });
    expect(events).toHaveLength(2);
  });

  it('[LG9][LG12] forget what was recalled, and keep out what was recalled before it came', async () => {
    const stage = createMockStage();
    const [agent, visitor] = [await stage.agent(), await stage.visitor()];
    const [conversation_id, early] = [stage.newId(), stage.newId()];
    const recall = (message_id: string) =>
      visitor.does('message.recall', { id: stage.newId(), conversation_id, message_id });
    const { id } = await visitor.says(conversation_id, 'my card is 4711');
    expect(await recall(id)).toMatchObject({ seq: 3 });
    expect(await recall(early)).toMatchObject({ seq: null });
    const late = { id: early, conversation_id, text: 'my card is 4712' };
    const answer = await visitor.asks('message.send', late);
    expect(answer).toMatchObject({ error: { code: 'recalled', retry: 'never' } });
    const told = [
      await visitor.does('sync', { cursor: null }),
      await agent.does('conversation.snapshot', { conversation_id }),
      await agent.does('conversation.list', { view: 'all' }),
      stage.server.events(null),
    ];
    expect(JSON.stringify(told)).not.toContain('my card');
    expect(JSON.stringify(told)).toContain('message.recalled');
  });

  it('page a list through without a gap or a repeat', async () => {
    const stage = createMockStage();
    const [agent, visitor] = [await stage.agent(), await stage.visitor()];
    const ids = Array.from({ length: 120 }, stage.newId);
    for (const id of ids) await visitor.says(id, 'hello');
    const listed: string[] = [];
    let before: string | undefined;
    do {
      const cursor = before === undefined ? {} : { before };
      const page = await agent.does('conversation.list', { view: 'open', ...cursor });
      listed.push(...page.rows.map(({ conversation }) => conversation.id));
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(listed).toHaveLength(120);
    expect(new Set(listed)).toEqual(new Set(ids));
  });

  it('page a log back to its beginning', async () => {
    const stage = createMockStage();
    const visitor = await stage.visitor();
    const conversation_id = stage.newId();
    for (let count = 0; count < 120; count += 1) await visitor.says(conversation_id, `${count}`);
    let page = await visitor.does('conversation.snapshot', { conversation_id });
    const seqs = page.events.map(({ seq }) => seq);
    while (page.more) {
      const before_seq = seqs[0] ?? 0;
      const older = await visitor.does('conversation.history', { conversation_id, before_seq });
      seqs.unshift(...older.events.map(({ seq }) => seq));
      page = { ...page, more: older.more };
    }
    expect(seqs).toEqual(Array.from({ length: 121 }, (_, index) => index + 1));
  });
});
