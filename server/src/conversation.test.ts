import { agentFrameSchemas, visitorFrameSchemas } from '@porchlight/protocol/schemas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type Frame, type Person } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

function expectClosed(frames: readonly Frame[], schemas: Record<string, unknown>): void {
  for (const { name, payload } of frames) {
    const schema = schemas[name] as (typeof visitorFrameSchemas)['welcome'];
    expect({ name, payload, ...schema.safeParse(payload) }).toMatchObject({ success: true });
  }
}

const durables = (person: Person) => person.frames.filter(({ name }) => name === 'durable');

describe('the first conversation', () => {
  it('goes both ways, with every step seen by the other side', async () => {
    const visitor = await server.visitor();
    const agent = await server.agent();
    const conversation_id = newId();

    const sent = await visitor.says(conversation_id, 'Is the lamp in stock?');
    expect(sent).toMatchObject({ ok: true, seq: 2 });
    const { event } = await agent.reads('Is the lamp in stock?');
    expect(event).toMatchObject({ seq: 2, prev: 1, source: 'widget', conversation_id });
    expect(event.data.message).toMatchObject({ id: sent.id, at: sent.at });

    await agent.asks('receipt.claim', { conversation_id, kind: 'delivered', up_to_seq: 2 });
    await agent.asks('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 2 });
    for (const kind of ['delivered', 'read']) {
      const { receipt } = await visitor.sees('durable', (frame) => frame.receipt?.kind === kind);
      expect(receipt).toMatchObject({ actor: { kind: 'agent', id: agent.id }, up_to_seq: 2 });
    }

    await agent.says(conversation_id, 'It is.');
    const answer = await visitor.reads('It is.');
    expect(answer.event).toMatchObject({ seq: 3, source: 'console' });
    expect(answer.event.data.agent).toEqual({ id: agent.id, name: 'Ada', avatar_url: null });
    await visitor.asks('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 3 });
    const seen = await agent.sees('durable', (frame) => frame.receipt?.up_to_seq === 3);
    expect(seen.receipt).toMatchObject({ kind: 'read', count: 1, actor: { kind: 'visitor' } });

    const snapshot = await agent.asks('conversation.snapshot', { conversation_id });
    expect(snapshot.conversation).toMatchObject({ visitor_read_seq: 3, agent_read_seq: 2 });
    expect(snapshot).toMatchObject({ online: true, more: false });
    expect(snapshot.events).toHaveLength(3);
  });

  it('[AU1] every frame is of its audience’s closed schema', async () => {
    const house = await startServer();
    const visitor = await house.visitor();
    const agent = await house.agent();
    const conversation_id = newId();
    await visitor.says(conversation_id, 'Good evening');
    await agent.asks('typing.set', { conversation_id, typing: true });
    await agent.asks('presence.set', { availability: 'away' });
    await agent.asks('conversation.assign', {
      command_id: newId(),
      conversation_id,
      assignee_id: agent.id,
    });
    await agent.says(conversation_id, 'Good evening to you');
    await agent.asks('receipt.claim', { conversation_id, kind: 'read', up_to_seq: 2 });
    await agent.asks('conversation.set_status', {
      command_id: newId(),
      conversation_id,
      status: 'resolved',
    });
    await visitor.sees(
      'durable',
      ({ event }) => event?.event_type === 'conversation.status_changed',
    );
    await visitor.sees('durable', ({ receipt }) => receipt !== undefined);
    await visitor.sees('presence', ({ availability }) => availability === 'away');
    await visitor.sees('typing');
    await Promise.all([visitor.sees('heads'), agent.sees('heads')]);
    expectClosed(visitor.frames, visitorFrameSchemas);
    expectClosed(agent.frames, agentFrameSchemas);
    await house.stop();
  });

  it('[AU2] a note, and all about it, never reaches the visitor', async () => {
    const visitor = await server.visitor();
    const agent = await server.agent();
    const colleague = await server.agent();
    const conversation_id = newId();
    await visitor.says(conversation_id, 'Hello');
    await agent.asks('typing.set', { conversation_id, typing: true, internal: true });
    const note = await agent.says(conversation_id, 'a secret between us', { internal: true });
    const { event } = await colleague.reads('a secret between us');
    // Its cursor stands at the note now.
    const synced = await visitor.asks('sync', { cursor: null });
    expect(synced.cursor).not.toContain(event.event_id);
    const read = { conversation_id, kind: 'read', up_to_seq: note.seq } as const;
    await colleague.asks('receipt.claim', { ...read, up_to_seq: 2 });
    await colleague.asks('receipt.claim', read);
    await agent.says(conversation_id, 'Hello to you');
    const next = await visitor.reads('Hello to you');
    // Seq 3 was the note: the visitor's chain goes round it.
    expect(next.event).toMatchObject({ seq: 4, prev: 2 });

    const told = [
      ...visitor.frames,
      await visitor.asks('sync', { cursor: null }),
      await visitor.asks('conversation.snapshot', { conversation_id }),
      await visitor.asks('conversation.history', { conversation_id, before_seq: 9 }),
    ];
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(JSON.stringify(told)).not.toContain('"internal"');
    expect(await visitor.asks('sync', { cursor: synced.cursor })).toMatchObject({ reset: false });
    expect(visitor.frames.filter(({ name }) => name === 'typing')).toEqual([]);
    const steps = durables(visitor).flatMap(({ payload }) => payload.receipt ?? []);
    // Of reading the note there is no frame at all, and no watermark.
    expect(steps).toMatchObject([{ up_to_seq: 2 }]);
    expect(told.at(-2)).toMatchObject({ conversation: { agent_read_seq: 2 } });
  });

  it('[AU3] two visitors are kept apart', async () => {
    const [ann, bob] = [await server.visitor(), await server.visitor()];
    const agent = await server.agent();
    const [anns, bobs] = [newId(), newId()];
    await ann.says(anns, 'I am Ann');
    await bob.says(bobs, 'I am Bob');
    await agent.says(anns, 'Hello Ann');
    await agent.says(bobs, 'Hello Bob');
    await Promise.all([ann.reads('Hello Ann'), bob.reads('Hello Bob')]);
    expect(JSON.stringify(ann.frames)).not.toContain(bobs);
    expect(JSON.stringify(bob.frames)).not.toContain(anns);
    expect(JSON.stringify(await bob.asks('sync', { cursor: null }))).not.toContain(anns);
  });
});

describe('at the same moment', () => {
  it('[WR3] twenty who assign at once make one event: each judges by what is written', async () => {
    const visitor = await server.visitor();
    const agent = await server.agent();
    const conversation_id = newId();
    await visitor.says(conversation_id, 'Who takes me?');
    const assigns = Array.from({ length: 20 }, () =>
      agent.asks('conversation.assign', {
        command_id: newId(),
        conversation_id,
        assignee_id: agent.id,
      }),
    );
    const answers = await Promise.all(assigns);
    expect(answers.filter(({ seq }) => seq !== null)).toHaveLength(1);
    const { events } = await agent.asks('conversation.snapshot', { conversation_id });
    expect(events).toHaveLength(3);
  });

  it('[ID1] the same send from two devices at once is one message with one answer', async () => {
    const visitor = await server.visitor();
    const phone = await server.visitor(visitor.token);
    const conversation_id = newId();
    const message = { id: newId(), conversation_id, text: 'once' };
    const [one, other] = await Promise.all([
      visitor.asks('message.send', message),
      phone.asks('message.send', message),
    ]);
    expect(one).toMatchObject({ ok: true, seq: 2 });
    expect(other).toEqual(one);
    await phone.reads('once');
    const { events } = await visitor.asks('conversation.snapshot', { conversation_id });
    expect(events).toHaveLength(2);
  });
});

describe('ephemeral', () => {
  it('[EP1] typing reaches the other side and colleagues, and ends with the connection', async () => {
    const visitor = await server.visitor();
    const [agent, other] = [await server.agent(), await server.visitor()];
    const conversation_id = newId();
    await visitor.says(conversation_id, 'Hm');
    await visitor.asks('typing.set', { conversation_id, typing: true });
    expect(await agent.sees('typing', ({ actor }) => actor.id === visitor.id)).toEqual({
      conversation_id,
      actor: { kind: 'visitor', id: visitor.id },
      typing: true,
    });
    visitor.leaves();
    await agent.sees('typing', ({ actor, typing }) => actor.id === visitor.id && !typing);
    expect(visitor.frames.concat(other.frames).map(({ name }) => name)).not.toContain('typing');
  });

  it('[EP2] an agent is there while one of its connections is, and away when all say so', async () => {
    const house = await startServer();
    const visitor = await house.visitor();
    const laptop = await house.agent();
    const phone = await house.agent();
    const tells = (availability: string) =>
      visitor.sees('presence', (frame) => frame.availability === availability);
    expect((await tells('online')).agent).toMatchObject({ name: 'Ada' });
    await laptop.asks('presence.set', { availability: 'away' });
    const answer = await phone.asks('agent.list', {});
    expect(answer.agents).toMatchObject([{ availability: 'online' }]);
    await phone.asks('presence.set', { availability: 'away' });
    await tells('away');
    laptop.leaves();
    phone.leaves();
    await tells('offline');
    await house.stop();
  });

  it('[HS2][AU3] welcome tells agents of agents and contacts, and visitors of agents alone', async () => {
    const house = await startServer();
    const visitor = await house.visitor();
    const agent = await house.agent();
    const told = async (person: Person) => (await person.sees('welcome')).presence;
    const there = ({ id }: Person, kind: string) => ({
      party: { kind, id },
      availability: 'online',
    });
    expect(await told(agent)).toEqual([there(agent, 'agent'), there(visitor, 'visitor')]);
    expect(await told(await house.visitor())).toEqual([there(agent, 'agent')]);
    visitor.leaves();
    await agent.sees('presence', ({ availability }) => availability === 'offline');
    const late = await told(await house.agent());
    expect(late).not.toContainEqual(there(visitor, 'visitor'));
    await house.stop();
  });

  it('contacts are shown online to agents while they are connected', async () => {
    const agent = await server.agent();
    const visitor = await server.visitor();
    const about = (availability: string) =>
      agent.sees(
        'presence',
        (frame) => frame.party.id === visitor.id && frame.availability === availability,
      );
    await about('online');
    const conversation_id = newId();
    await visitor.says(conversation_id, 'Here');
    visitor.leaves();
    await about('offline');
    const { rows } = await agent.asks('conversation.list', { view: 'all' });
    const row = rows.find(
      (one: { conversation: { id: string } }) => one.conversation.id === conversation_id,
    );
    expect(row.online).toBe(false);
  });
});
