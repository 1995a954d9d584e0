import { formatCursor, limits, parseCursor } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { settle } from './test/fake-clock.ts';
import { createMockStage } from './test/mock-stage.ts';

describe('durable frames', () => {
  it('[FD5] come only after the first sync, numbered from 1 without a gap', async () => {
    const stage = createMockStage();
    const conversation = stage.newId();
    const agent = await stage.agent();
    const visitor = await stage.visitor();
    await visitor.says(conversation, 'before');
    await settle();
    expect(agent.durables()).toEqual([]);

    const { reset, cursor } = await agent.does('sync', { cursor: null });
    expect(reset).toBe(true);
    expect(parseCursor(cursor)?.position).toBe(2);
    await visitor.says(conversation, 'one');
    await visitor.says(conversation, 'two');
    await settle();
    expect(agent.texts()).toEqual(['one', 'two']);
    expect(agent.durables().map(({ n }) => n)).toEqual([1, 2]);
  });

  it('[FD5] are held while a sync is under way, and neither missed nor doubled', async () => {
    const stage = createMockStage();
    const conversation = stage.newId();
    const agent = await stage.agent();
    const visitor = await stage.visitor();
    const start = await agent.does('sync', { cursor: null });
    const told = limits.sync_page + 50;
    for (let count = 1; count <= told; count += 1) await visitor.says(conversation, `${count}`);
    const live = agent.texts().length;

    const page = await agent.does('sync', { cursor: start.cursor });
    expect(page.more).toBe(true);
    await visitor.says(conversation, 'meanwhile');
    await settle();
    expect(agent.texts()).toHaveLength(live);

    const last = await agent.does('sync', { cursor: page.cursor });
    expect(last.more).toBe(false);
    await visitor.says(conversation, 'afterwards');
    await settle();
    const synced = [...page.items, ...last.items].flatMap((item) =>
      'event' in item && item.event.event_type === 'message.created'
        ? [item.event.data.message.text]
        : [],
    );
    const counted = Array.from({ length: told }, (_, index) => `${index + 1}`);
    expect(synced).toEqual([...counted, 'meanwhile']);
    expect(agent.texts().slice(live)).toEqual(['afterwards']);
    expect(agent.durables().map(({ n }) => n)).toEqual(agent.durables().map((_, i) => i + 1));
  });

  it('[FD3] have a heartbeat with the last n and a cursor that leads on from there', async () => {
    const stage = createMockStage();
    const conversation = stage.newId();
    const visitor = await stage.visitor();
    await visitor.does('sync', { cursor: null });
    await visitor.says(conversation, 'hello');
    await stage.clock.advance(limits.heads_ms);
    const heads = visitor.frames.filter(({ name }) => name === 'heads');
    expect(heads).toHaveLength(1);
    const [{ payload } = { payload: null }] = heads;
    const { n, cursor } = payload as { n: number; cursor: string };
    expect(n).toBe(visitor.durables().length);
    const next = await visitor.does('sync', { cursor });
    expect(next).toMatchObject({ reset: false, items: [], more: false });
  });
});

describe('sync', () => {
  it('[FD7] starts anew for a cursor of no use', async () => {
    const stage = createMockStage();
    const visitor = await stage.visitor();
    const ada = await stage.agent();
    await visitor.says(stage.newId(), 'hello');
    const { cursor } = await ada.does('sync', { cursor: null });
    const good = parseCursor(cursor);
    if (good === undefined) throw new Error('no cursor');
    const useless = [
      null,
      'no cursor',
      formatCursor({ ...good, epoch: stage.newId() }),
      formatCursor({ ...good, position: good.position + 1 }),
      formatCursor({ ...good, event_id: stage.newId() }),
    ];
    for (const word of useless) {
      const answer = await ada.does('sync', { cursor: word });
      expect(answer).toMatchObject({ reset: true, more: false, cursor });
    }
    // A visitor's cursors are sealed, so an agent's is none.
    for (const word of [null, '00', '0123456789abcdef', cursor]) {
      const answer = await visitor.does('sync', { cursor: word });
      expect(answer).toMatchObject({ reset: true, more: false });
      expect(answer.snapshots).toHaveLength(1);
    }
    expect(stage.server.events('no cursor')).toMatchObject({ error: { code: 'cursor_expired' } });
  });

  it('[FD6] brings agents their own and unassigned open conversations, of others the rows', async () => {
    const stage = createMockStage();
    const [ada, lin] = [await stage.agent(), await stage.agent(stage.agents.lin.email)];
    const { cursor } = await ada.does('sync', { cursor: null });
    const visitor = await stage.visitor();
    const [unassigned, own, others, resolved] = [1, 2, 3, 4].map(stage.newId) as [
      string,
      string,
      string,
      string,
    ];
    for (const id of [unassigned, own, others, resolved]) await visitor.says(id, 'hello');
    const assign = (conversation_id: string, assignee_id: string) =>
      lin.does('conversation.assign', { command_id: stage.newId(), conversation_id, assignee_id });
    await assign(own, ada.me);
    await assign(others, lin.me);
    const command_id = stage.newId();
    const status = 'resolved' as const;
    await lin.does('conversation.set_status', { command_id, conversation_id: resolved, status });

    const answer = await ada.does('sync', { cursor });
    const told = answer.items.flatMap((item) =>
      'event' in item ? [item.event.conversation_id] : [],
    );
    expect(new Set(told)).toEqual(new Set([unassigned, own]));
    const rows = answer.rows.map(({ conversation }) => conversation.id);
    expect(new Set(rows)).toEqual(new Set([others, resolved]));
  });
});

describe('audiences', () => {
  it('[AU2][AU3] keep notes and other people’s conversations from a visitor', async () => {
    const stage = createMockStage();
    const [mine, yours] = [stage.newId(), stage.newId()];
    const agent = await stage.agent();
    const [visitor, other] = [await stage.visitor(), await stage.visitor()];
    await visitor.does('sync', { cursor: null });
    await visitor.says(mine, 'mine');
    await other.says(yours, 'yours');
    const id = stage.newId();
    await agent.does('message.send', { id, conversation_id: mine, text: 'a note', internal: true });
    await agent.does('typing.set', { conversation_id: mine, typing: true, internal: true });
    await agent.does('receipt.claim', { conversation_id: mine, kind: 'read', up_to_seq: 2 });
    await agent.does('receipt.claim', { conversation_id: mine, kind: 'read', up_to_seq: 3 });
    await agent.says(mine, 'a reply');
    await settle();
    expect(visitor.texts()).toEqual(['mine', 'a reply']);
    const everything = JSON.stringify(visitor.frames);
    expect(everything).not.toContain('a note');
    expect(everything).not.toContain(id);
    expect(everything).not.toContain(yours);
    expect(everything).not.toContain('typing');
    // Of reading the note there is no frame at all.
    const steps = visitor
      .durables()
      .flatMap((frame) => ('receipt' in frame ? [frame.receipt] : []));
    expect(steps.map(({ up_to_seq }) => up_to_seq)).toEqual([2]);
    const refused = await visitor.asks('conversation.snapshot', { conversation_id: yours });
    expect(refused).toMatchObject({ error: { code: 'not_found' } });
  });
});

describe('who was away for long', () => {
  it('[FD8] gets a snapshot of a conversation that is more than a thousand events behind', async () => {
    const stage = createMockStage();
    const [long, short] = [stage.newId(), stage.newId()];
    const [agent, visitor] = [await stage.agent(), await stage.visitor()];
    for (const id of [long, short]) await visitor.says(id, 'known');
    const { cursor } = await agent.does('sync', { cursor: null });
    const mine = await visitor.does('sync', { cursor: null });
    for (let line = 0; line < limits.replay; line += 1) await visitor.says(long, `${line}`);
    expect(await agent.does('sync', { cursor })).toMatchObject({ more: true, snapshots: [] });
    await visitor.says(long, 'one more');
    await agent.says(short, 'news');
    const answers = [
      await agent.does('sync', { cursor }),
      await visitor.does('sync', { cursor: mine.cursor }),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ reset: false, more: false, items: [{ event: {} }] });
      expect(answer.snapshots).toMatchObject([
        { conversation: { id: long, head: 1_003 }, more: true },
      ]);
      expect(answer.snapshots[0]?.events).toHaveLength(limits.history_page);
    }
  });
});
