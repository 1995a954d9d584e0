import {
  visibleHead,
  type Agent,
  type DurableCommand,
  type IdSource,
  type Principal,
} from '@porchlight/protocol';
import type { PastMaker } from '../mock-server.ts';
import type { SceneLine } from './scenes.ts';

/** One conversation of the past, and what its people did in it. Times are in milliseconds since 1970. */
export interface Stage {
  readonly says: (line: SceneLine, time: number) => void;
  readonly agentTakesIt: (time: number) => void;
  readonly agentResolves: (time: number) => void;
  readonly agentReads: (time: number) => void;
  readonly visitorReads: (time: number) => void;
}

/** A stage for a conversation that begins with the visitor's first line. */
export function createStage(
  past: PastMaker,
  visitor: Principal,
  { id, role }: Agent,
  newId: IdSource,
): Stage {
  const agent: Principal = { kind: 'agent', id, account_id: visitor.account_id, role };
  const conversation_id = newId();
  const act = (principal: Principal, command: DurableCommand, time: number) => {
    const source = principal.kind === 'visitor' ? 'widget' : 'console';
    const at = new Date(time).toISOString();
    const ack = past.happen({ principal, source, command, at });
    if (!ack.ok) throw new Error(`The scene is not possible: ${ack.error.message}`);
  };
  const read = (principal: Principal, time: number) => {
    const conversation = past.tables.conversations.get(conversation_id);
    if (conversation === undefined) return;
    const up_to_seq = visibleHead(principal, conversation);
    const payload = { conversation_id, kind: 'read', up_to_seq } as const;
    act(principal, { name: 'receipt.claim', payload }, time);
  };
  return {
    says([who, text], time) {
      const payload = { id: newId(), conversation_id, text };
      const note = who === 'note' ? ({ internal: true } as const) : {};
      const principal = who === 'visitor' ? visitor : agent;
      // Who answers has read.
      read(principal, time);
      act(principal, { name: 'message.send', payload: { ...payload, ...note } }, time);
    },
    agentTakesIt(time) {
      const payload = { command_id: newId(), conversation_id, assignee_id: id };
      act(agent, { name: 'conversation.assign', payload }, time);
    },
    agentResolves(time) {
      const payload = { command_id: newId(), conversation_id, status: 'resolved' } as const;
      act(agent, { name: 'conversation.set_status', payload }, time);
    },
    agentReads: (time) => read(agent, time),
    visitorReads: (time) => read(visitor, time),
  };
}
