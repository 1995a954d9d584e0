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

function seen(event: AgentEvent, internal = false) {
  const place = event.conversation_id === null ? null : public_prev;
  return forVisitor({ event, internal, public_prev: place }, directory);
}

describe('what a visitor gets', () => {
  it.each(Object.values(agentEvents).filter((event) => event.conversation_id !== null))(
    '[AU1] of $event_type is closed',
    (event) => {
      const view = seen(event);
      expect(visitorEventSchema.parse(view)).toEqual(view);
      expect(JSON.stringify(view)).not.toContain('secret');
    },
  );

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
