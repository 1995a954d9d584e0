import { describe, expect, it } from 'vitest';
import { createMockServer } from '../mock-server.ts';
import { createSeededRandom } from '../seeded-random.ts';
import { createFakeClock, settle } from '../test/fake-clock.ts';
import { createPeople } from './people.ts';

function createTown() {
  const environment = { clock: createFakeClock(), random: createSeededRandom(1) };
  const server = createMockServer(environment);
  return { ...environment, server, people: createPeople(server, environment) };
}

describe('scripted people', () => {
  it('talk, type, read, note, assign and resolve', async () => {
    const { people, server } = createTown();
    const [visitor, agent] = [await people.visitor(), await people.agent()];
    const { seq } = await visitor.says('Is anybody there?');
    expect(seq).toBe(2);
    await agent.sees('Is anybody there?');
    await visitor.types();
    await agent.seesTyping();
    await agent.reads();
    await visitor.seesRead('Is anybody there?');
    await agent.types();
    await visitor.seesTyping();
    await agent.notes('Our first visitor!');
    await agent.assigns();
    await agent.says('I am.');
    await visitor.sees('I am.');
    await visitor.gets();
    await visitor.reads();
    await agent.seesRead('I am.');
    await agent.resolves();
    const [conversation] = server.past.tables.conversations.values();
    expect(conversation).toMatchObject({
      id: visitor.conversation_id,
      status: 'resolved',
      assignee_id: agent.id,
      visitor_count: 1,
      agent_count: 1,
      visitor_read_count: 1,
      agent_read_count: 1,
    });
    await agent.reopens();
    await agent.assigns(null);
    expect([...server.past.tables.conversations.values()]).toMatchObject([
      { status: 'open', assignee_id: null },
    ]);
  });

  it('answer where they were spoken to last, or where they turned to', async () => {
    const { people } = createTown();
    const [first, second] = [await people.visitor(), await people.visitor()];
    await first.says('one');
    const agent = await people.agent('lin@porchlight.example');
    await agent.says('to the only one');
    await first.sees('to the only one');
    await second.says('two');
    await agent.sees('two');
    await agent.says('to the second');
    await second.sees('to the second');
    agent.turnsTo(first.conversation_id);
    await agent.says('to the first');
    await first.sees('to the first');
  });

  it('say what they waited for in vain', async () => {
    const { people, clock } = createTown();
    const visitor = await people.visitor();
    await visitor.says('Hello?');
    const waiting = visitor.sees('Hello!', 2_000).catch((error: Error) => error.message);
    await clock.advance(2_000);
    expect(await waiting).toBe('never saw "Hello!" within 2000 ms, among 1 × message');
  });

  it('leave and return, and come back to a server that was restarted', async () => {
    const { people, server, clock } = createTown();
    const [visitor, agent] = [await people.visitor(), await people.agent()];
    await visitor.says('Hello');
    visitor.leaves();
    await agent.sees('Hello');
    await agent.says('Gone already?');
    await visitor.returns();
    await visitor.sees('Gone already?');
    server.restart();
    await clock.advance(1_000);
    await agent.says('Still here?');
    const cut = agent.says('And now?');
    server.restart();
    await cut;
    await clock.advance(1_000);
    await visitor.sees('And now?');
    await visitor.sees('Still here?');
    const again = await people.visitor(visitor.token);
    expect(again.conversation_id).toBe(visitor.conversation_id);
    await again.sees('Hello');
  });

  it('are spared the faults of others', async () => {
    const { people, server } = createTown();
    server.faults.set({ latency_ms: 5_000, drop_acks: 1, drop_frames: 1 });
    const [visitor, agent] = [await people.visitor(), await people.agent()];
    server.faults.set({ offline: true });
    await visitor.says('Hello');
    await agent.sees('Hello');
    await settle();
    expect(await agent.says('Good day')).toMatchObject({ seq: 3 });
  });

  it('refuse a script that can’t be', async () => {
    const { people } = createTown();
    const agent = await people.agent();
    await expect(agent.says('Hello?')).rejects.toThrow('nowhere to act');
    await expect(people.agent('nobody@porchlight.example')).rejects.toThrow('wrong_credentials');
    const visitor = await people.visitor();
    await expect(visitor.says('')).rejects.toThrow('message.send: invalid');
    visitor.leaves();
    await expect(visitor.says('?')).rejects.toThrow('nobody is connected');
  });
});
