import { describe, expect, it } from 'vitest';
import { conversationForVisitor, forVisitor, receiptForVisitor } from './audience.ts';
import type { AgentEvent } from './events.ts';
import {
  agentEvents,
  conversation,
  ids,
  note,
  profile,
  receipt,
  visitorEvents,
} from './golden/index.ts';
import { visitorConversationSchema, visitorEventSchema } from './schemas/index.ts';

const directory = () => ({ ...profile, email: 'secret@shop.example', role: 'admin' });
const public_prev = 1;
const delivery = { status: 'failed', external_error: 'err123', attempt: 2 } as const;

function seen(event: AgentEvent, internal = false) {
  const place = event.conversation_id === null ? null : public_prev;
  return forVisitor({ event, internal, public_prev: place }, directory);
}

describe('what a visitor gets', () => {
  const logged = Object.values(agentEvents).filter((event) => event.conversation_id !== null);
  const agentsAlone = new Set(['message.status_changed', 'conversation.described']);
  it.each(logged.filter(({ event_type }) => !agentsAlone.has(event_type)))(
    '[AU1] of $event_type is closed',
    (event) => {
      const view = seen(event);
      expect(visitorEventSchema.parse(view)).toEqual(view);
      expect(JSON.stringify(view)).not.toContain('secret');
    },
  );

  it('[ST3] is nothing of what providers do', () => {
    expect(seen(agentEvents['message.status_changed'])).toBeNull();
    expect(seen(agentEvents['message.status_changed'], true)).toBeNull();
    const message = { ...agentEvents['message.created'].data.message, ...delivery, source_id: 'x' };
    const view = seen({ ...agentEvents['message.created'], data: { message } });
    expect(visitorEventSchema.parse(view)).toEqual(view);
  });

  it('[WT2] is nothing of what a website tells', () => {
    expect(seen(agentEvents['conversation.described'])).toBeNull();
    expect(seen(agentEvents['conversation.described'], true)).toBeNull();
    const told = { ...conversation, attributes: { order: 'secret' }, labels: ['secret'] };
    const view = conversationForVisitor(told);
    expect(visitorConversationSchema.parse(view)).toEqual(view);
    expect(JSON.stringify(view)).not.toContain('secret');
  });

  it('[LG2] has the public event before it as prev', () => {
    expect(seen(agentEvents['message.created'])?.prev).toBe(public_prev);
  });

  it('[AU1] names the agent who acts', () => {
    expect(seen(agentEvents['conversation.assigned'])?.data).toEqual(
      visitorEvents['conversation.assigned'].data,
    );
  });

  it('[AU2] is nothing of a note', () => {
    const event = { ...agentEvents['message.created'], data: { message: note } };
    expect(seen(event, true)).toBeNull();
  });

  it('[AU1] is nothing of the account', () => {
    expect(seen(agentEvents['contact.updated'], true)).toBeNull();
    expect(seen(agentEvents['agent.created'])).toBeNull();
  });

  it('[AU2] of a receipt or row never points above the public head', () => {
    const row = { ...conversation, agent_read_seq: 3, agent_delivered_seq: 3 };
    const view = conversationForVisitor(row);
    expect(visitorConversationSchema.parse(view)).toEqual(view);
    expect(view).toMatchObject({ head: 2, agent_read_seq: 2, agent_delivered_seq: 2 });
    expect(receiptForVisitor({ ...receipt, up_to_seq: 3 }, 2).up_to_seq).toBe(2);
    expect(JSON.stringify(view)).not.toContain(ids.note);
  });
});
