import {
  applyEvent,
  createConversation,
  emptyLog,
  findMessage,
  isLogEvent,
  projectConversation,
  type Conversation,
  type Id,
  type Log,
} from '@porchlight/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { settle } from './test/fake-clock.ts';
import { createMockStage, type MockStage, type Wire } from './test/mock-stage.ts';

describe('a provider’s inbox', () => {
  let stage: MockStage;
  let agent: Wire<'agent'>;
  let visitor: Wire<'visitor'>;
  let conversation_id: Id;
  let message_id: Id;

  beforeEach(async () => {
    stage = createMockStage();
    agent = await stage.agent();
    visitor = await stage.visitor();
    await agent.does('sync', { cursor: null });
    await visitor.does('sync', { cursor: null });
    const inbox_id = stage.newId();
    const settings = { kind: 'api', name: 'SMS', async_status: true } as const;
    await agent.does('inbox.create', { id: inbox_id, ...settings });
    conversation_id = stage.newId();
    const contact_id = visitor.me;
    await agent.does('conversation.create', { id: conversation_id, inbox_id, contact_id });
    ({ id: message_id } = await agent.says(conversation_id, 'Your parcel is here'));
  });

  const report = (status: 'sent' | 'delivered' | 'failed', external_error?: string) => {
    const told = { conversation_id, message_id, status };
    return agent.asks(
      'message.set_status',
      external_error === undefined ? told : { ...told, external_error },
    );
  };

  const message = async () => {
    const { events } = await agent.does('conversation.snapshot', { conversation_id });
    const found = events.find((event) => event.event_type === 'message.created');
    return found?.data.message;
  };

  it('[ST4] climbs by reports, and never back', async () => {
    expect(await message()).toMatchObject({ status: 'pending', attempt: 1 });
    expect(await report('delivered')).toMatchObject({ ok: true });
    expect(await report('sent')).toMatchObject({ error: { code: 'status_regression' } });
    expect(await message()).toMatchObject({ status: 'delivered', version: 3 });
  });

  it('[ST5] is tried anew by an agent', async () => {
    await report('failed', 'err123');
    expect(await message()).toMatchObject({ status: 'failed', external_error: 'err123' });
    const retry = { command_id: stage.newId(), conversation_id, message_id };
    expect(await agent.does('message.retry', retry)).toEqual({ ok: true, seq: 4 });
    expect(await message()).toMatchObject({ status: 'pending', external_error: null, attempt: 2 });
  });

  it('[LG5] folds live into what a snapshot tells', async () => {
    await report('failed', 'err123');
    await settle();
    let log: Log = emptyLog;
    let row: Conversation | null = null;
    for (const frame of agent.durables()) {
      if (!('event' in frame) || !isLogEvent(frame.event)) continue;
      const applied = applyEvent(log, frame.event);
      log = applied.outcome === 'applied' ? applied.log : log;
      if (frame.event.event_type === 'conversation.created') {
        row = createConversation(frame.event, frame.event.account_id);
      } else if (row !== null) row = projectConversation(row, frame.event);
    }
    const { conversation } = await agent.does('conversation.snapshot', { conversation_id });
    expect(row).toEqual(conversation);
    expect(findMessage(log, message_id)).toEqual(await message());
  });

  it('[ST3] tells its visitor the message and nothing of its status', async () => {
    await report('failed', 'err123');
    await settle();
    expect(visitor.texts()).toEqual(['Your parcel is here']);
    expect(JSON.stringify(visitor.frames)).not.toMatch(/err123|status_changed|attempt/);
  });
});
