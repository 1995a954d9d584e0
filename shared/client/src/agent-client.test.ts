import type { AgentEvent, ConversationRow, Id } from '@porchlight/protocol';
import { mockAgents } from '@porchlight/mock-server';
import { describe, expect, it } from 'vitest';
import type { AgentClient } from './chat-client.ts';
import type { Transport } from './environment.ts';
import { createStage, rowOf, type Person, type Stage } from './test/stage.ts';

const lin = { email: mockAgents[1]?.email ?? '' };

/** The first page of a list, as a console fetches it. */
async function listOf({ client }: Person<AgentClient>): Promise<readonly ConversationRow[]> {
  const answer = await client.ask('conversation.list', { view: 'all' });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.rows;
}

/** A visitor says something, and leaves. */
async function passingBy(stage: Stage, text = 'hello'): Promise<Id> {
  const mia = await stage.visitor();
  const talk = stage.newId();
  await mia.says(talk, text);
  mia.client.close();
  await stage.clock.advance(1);
  return talk;
}

async function assign(stage: Stage, by: Person<AgentClient>, talk: Id, to: Person<AgentClient>) {
  const assignee_id = to.client.getState().me?.id ?? '';
  const command_id = stage.newId();
  await by.client.ask('conversation.assign', { command_id, conversation_id: talk, assignee_id });
  await stage.clock.advance(1);
}

/** The first list of agents comes, as it was read, no earlier than this. */
function withSlowList(transport: Transport, arrives: Promise<void>): Transport {
  return {
    connect: (handshake, listener) => {
      const link = transport.connect(handshake, listener);
      return {
        ...link,
        call: async (name, payload) => {
          const outcome = await link.call(name, payload);
          if (name === 'agent.list') await arrives;
          return outcome;
        },
      };
    },
  };
}

describe('colleagues', () => {
  it('knows who they are and who is there', async () => {
    const stage = createStage();
    const ada = await stage.agent();
    const agents = ada.client.getState().agents;
    expect(Object.values(agents).map(({ name }) => name)).toEqual(['Ada Larsen', 'Lin Wei']);
    expect(Object.keys(Object.values(agents)[0] ?? {}).toSorted()).toEqual([
      'avatar_url',
      'id',
      'name',
    ]);
    const colleague = await stage.agent(lin);
    const id = colleague.client.getState().me?.id ?? '';
    expect(ada.client.getState().presence[id]).toBe('online');
    colleague.client.close();
    await stage.clock.advance(1);
    expect(ada.client.getState().presence[id]).toBeUndefined();
  });

  it('[TM3] who leaves while the list is on its way does not come back with it', async () => {
    const stage = createStage();
    const admin = await stage.agent();
    const [leaves] = Object.values(admin.client.getState().agents).filter(
      ({ id }) => id !== admin.client.getState().me?.id,
    );
    const agent_id = leaves?.id ?? '';
    const { promise, resolve: arrives } = Promise.withResolvers<void>();
    const ada = await stage.agent({ through: (transport) => withSlowList(transport, promise) });
    const command_id = stage.newId();
    await admin.client.ask('agent.remove', { command_id, agent_id });
    await stage.clock.advance(1);
    arrives();
    await stage.clock.advance(1);
    const { agents } = ada.client.getState();
    expect(agents[agent_id]?.removed_at).toBeDefined();
    expect(Object.keys(agents)).toHaveLength(2);
  });

  it('[EP2] stays away through a reconnect', async () => {
    const stage = createStage();
    const ada = await stage.agent();
    const colleague = await stage.agent(lin);
    await ada.client.ask('presence.set', { availability: 'away' });
    stage.server.restart();
    await stage.clock.advance(30_000);
    const id = ada.client.getState().me?.id ?? '';
    expect(colleague.client.getState().presence[id]).toBe('away');
  });
});

describe('contacts', () => {
  it('[HS2] who left during an outage is gone after it, and who came is there', async () => {
    const stage = createStage();
    const [mia, noor] = [await stage.visitor(), await stage.visitor()];
    const ada = await stage.agent();
    const [mias, noors] = [stage.newId(), stage.newId()];
    await mia.says(mias, 'hello');
    await noor.says(noors, 'hello');
    const there = () => {
      const { conversations, presence } = ada.client.getState();
      return [mias, noors].map((id) => presence[conversations[id]?.contact_id ?? '']);
    };
    expect(there()).toEqual(['online', 'online']);
    stage.server.restart();
    mia.client.close();
    await stage.clock.advance(30_000);
    expect(there()).toEqual([undefined, 'online']);
  });
});

describe('rows', () => {
  it('come to life with a new conversation, its contact and its log', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    const { conversations, contacts, presence } = ada.client.getState();
    expect(conversations[talk]).toEqual(rowOf(stage, talk));
    expect(contacts).toHaveProperty(conversations[talk]?.contact_id ?? '');
    expect(presence[conversations[talk]?.contact_id ?? '']).toBe('online');
    expect(ada.sees(talk)).toEqual(['conversation.created', 'hello delivered']);
  });

  it('[LG6] are adopted without taking back what is newer', async () => {
    const stage = createStage();
    const talk = await passingBy(stage);
    const ada = await stage.agent();
    const old = await listOf(ada);
    ada.client.adopt(old);
    await ada.says(talk, 'good morning');
    const before = ada.client.getState().conversations[talk];
    ada.client.adopt(old);
    expect(ada.client.getState().conversations[talk]).toBe(before);
    expect(before).toEqual(rowOf(stage, talk));
  });

  it('tell who is there and who is not, and change nothing of what was known before', async () => {
    const stage = createStage();
    const talk = await passingBy(stage);
    const ada = await stage.agent();
    const rows = await listOf(ada);
    const empty = ada.client.getState();
    ada.client.adopt(rows.map((row) => ({ ...row, online: true })));
    const there = ada.client.getState();
    ada.client.adopt(rows.map((row) => ({ ...row, online: false })));
    const contact_id = there.conversations[talk]?.contact_id ?? '';
    expect(empty.conversations).toEqual({});
    expect(empty.contacts).toEqual({});
    expect(there.presence[contact_id]).toBe('online');
    expect(ada.client.getState().presence).not.toHaveProperty(contact_id);
    expect(ada.client.getState().contacts).toHaveProperty(contact_id);
  });

  it('of conversations that were never fetched are fetched once something happens there', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    const colleague = await stage.agent(lin);
    await colleague.client.open(talk);
    await assign(stage, colleague, talk, colleague);
    const ada = await stage.agent();
    expect(ada.client.getState().conversations).toEqual({});
    await mia.says(talk, 'are you there?');
    await colleague.says(talk, 'yes');
    expect(ada.client.getState().conversations[talk]).toEqual(rowOf(stage, talk));
    // It is a colleague's, and nobody has opened it here.
    expect(ada.client.getState().logs[talk]).toBeUndefined();
  });

  it('that changed while the client was away are brought by sync', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const colleague = await stage.agent(lin);
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    await ada.client.open(talk);
    await assign(stage, colleague, talk, colleague);
    ada.client.getState();
    stage.server.restart();
    await mia.client.send(talk, 'more');
    await stage.clock.advance(60_000);
    expect(ada.client.getState().conversations[talk]).toEqual(rowOf(stage, talk));
    expect(ada.sees(talk)).toEqual(colleague.sees(talk));
    expect(ada.sees(talk).at(-1)).toBe('more delivered');
  });
});

describe('account events', () => {
  it('are told, and change what is known of contacts', async () => {
    const stage = createStage();
    const ada = await stage.agent();
    const talk = await passingBy(stage);
    const heard: (AgentEvent | null)[] = [];
    const stop = ada.client.onAccountEvent((event) => heard.push(event));
    const contact_id = ada.client.getState().conversations[talk]?.contact_id ?? '';
    const update = { contact_id, name: 'Mia', email: null };
    await ada.client.ask('contact.update', { command_id: stage.newId(), ...update });
    await stage.clock.advance(1);
    expect(ada.client.getState().contacts[contact_id]?.name).toBe('Mia');
    expect(heard).toMatchObject([{ event_type: 'contact.updated' }]);
    stop();
    await ada.client.ask('contact.update', { command_id: stage.newId(), ...update, name: 'M' });
    await stage.clock.advance(1);
    expect(heard).toHaveLength(1);
  });

  it('[PV5] who was erased stays so, whatever was asked for before', async () => {
    const stage = createStage();
    const ada = await stage.agent();
    const talk = await passingBy(stage);
    const contact_id = ada.client.getState().conversations[talk]?.contact_id ?? '';
    const named = { contact_id, name: 'Mia', email: null };
    await ada.client.ask('contact.update', { command_id: stage.newId(), ...named });
    const before = await ada.client.ask('conversation.list', { view: 'all' });
    await ada.client.ask('contact.erase', { command_id: stage.newId(), contact_id });
    await stage.clock.advance(1_000);
    ada.client.adopt(before.ok ? before.rows : []);
    expect(JSON.stringify(ada.client.getState().contacts)).not.toContain('Mia');
  });

  it('[FD7] are `null` after a reset, and open logs are fetched anew', async () => {
    const stage = createStage();
    const ada = await stage.agent();
    const talk = await passingBy(stage);
    await ada.client.open(talk);
    const heard: (AgentEvent | null)[] = [];
    ada.client.onAccountEvent((event) => heard.push(event));
    // A backup is restored: the feed is shorter than what the client has seen.
    await ada.says(talk, 'lost with the disk');
    await ada.reads(talk);
    await stage.clock.advance(5_000);
    const { tables } = stage.server.past;
    const before = rowOf(stage, talk);
    if (before === undefined) throw new Error('no conversation');
    stage.server.restart();
    tables.feed.length = 2;
    tables.logs.get(talk)?.splice(2);
    tables.steps.delete(talk);
    const marks = { agent_delivered_seq: 0, agent_read_seq: 0, agent_read_count: 0 };
    const restored = { ...before, ...marks, head: 2, public_head: 2, agent_count: 0 };
    tables.conversations.set(talk, restored);
    await stage.clock.advance(30_000);
    expect(heard).toEqual([null]);
    expect(ada.client.getState().logs[talk]).toMatchObject({ head: 2 });
    expect(ada.client.getState().conversations[talk]).toMatchObject({ head: 2, agent_count: 0 });
    // What is on screen is claimed anew.
    expect(rowOf(stage, talk)).toMatchObject({ agent_delivered_seq: 2, agent_read_seq: 2 });
  });
});

describe('delivery', () => {
  it('[RC6] is claimed for what came while nobody was there, once it is in the list', async () => {
    const stage = createStage();
    const talk = await passingBy(stage);
    const ada = await stage.agent();
    expect(rowOf(stage, talk)).toMatchObject({ agent_delivered_seq: 0 });
    ada.client.adopt(await listOf(ada));
    await stage.clock.advance(1_000);
    expect(rowOf(stage, talk)).toMatchObject({ agent_delivered_seq: 2, agent_read_seq: 0 });
  });

  it('[RC6] is not claimed for one that was resolved without an answer', async () => {
    const stage = createStage();
    const talk = await passingBy(stage);
    const row = rowOf(stage, talk);
    if (row === undefined) throw new Error('no conversation');
    stage.server.past.tables.conversations.set(talk, { ...row, status: 'resolved' });
    const ada = await stage.agent();
    ada.client.adopt(await listOf(ada));
    await stage.clock.advance(1_000);
    expect(rowOf(stage, talk)).toMatchObject({ agent_delivered_seq: 0 });
  });

  it("[RC6] is not claimed for a colleague's conversation, until it is opened", async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const colleague = await stage.agent(lin);
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    await assign(stage, colleague, talk, colleague);
    colleague.client.close();
    const ada = await stage.agent();
    ada.client.adopt(await listOf(ada));
    await mia.says(talk, 'are you there?');
    await stage.clock.advance(1_000);
    const delivered = rowOf(stage, talk)?.agent_delivered_seq ?? 0;
    expect(delivered).toBeLessThan(rowOf(stage, talk)?.head ?? 0);
    await ada.client.open(talk);
    await stage.clock.advance(1_000);
    expect(rowOf(stage, talk)).toMatchObject({ agent_delivered_seq: 4 });
  });

  it('[RC6] is claimed on opening a log that is here already', async () => {
    const stage = createStage();
    const mia = await stage.visitor();
    const ada = await stage.agent();
    const colleague = await stage.agent(lin);
    const talk = stage.newId();
    await mia.says(talk, 'hello');
    await assign(stage, colleague, talk, colleague);
    colleague.client.close();
    await mia.says(talk, 'more');
    await stage.clock.advance(1_000);
    expect(rowOf(stage, talk)).toMatchObject({ head: 4, agent_delivered_seq: 2 });
    await ada.client.open(talk);
    await stage.clock.advance(1_000);
    expect(rowOf(stage, talk)).toMatchObject({ agent_delivered_seq: 4 });
  });
});
