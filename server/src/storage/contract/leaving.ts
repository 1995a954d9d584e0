import type { DurableCommand, Id } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { type DatabaseMaker, houseForEachTest } from './store-under-test.ts';

/** Everything that a visitor may do about a conversation. */
function commandsAbout(conversation_id: Id, newId: () => Id): readonly DurableCommand[] {
  const about = () => ({ command_id: newId(), conversation_id });
  const change = () => ({ id: newId(), conversation_id, message_id: newId() });
  const said = { id: newId(), conversation_id, text: 'Hello?' };
  const claim = { conversation_id, kind: 'read', up_to_seq: 1 } as const;
  return [
    { name: 'message.send', payload: said },
    { name: 'message.recall', payload: change() },
    { name: 'message.edit', payload: { ...change(), text: 'Hello!' } },
    { name: 'receipt.claim', payload: claim },
    { name: 'conversation.set_status', payload: { ...about(), status: 'resolved' } },
    { name: 'conversation.rate', payload: { ...about(), score: 5, comment: null } },
    { name: 'conversation.describe', payload: { ...about(), add_labels: ['billing'] } },
    { name: 'transcript.send', payload: about() },
  ];
}

/** What a store promises of visitors who are known by another contact by now, or were erased. */
export function leavingContract(make: DatabaseMaker): void {
  describe('leaving', () => {
    const given = houseForEachTest(make);

    it('[VI5] sends whoever has left for a new session, whatever they ask of what is no longer theirs', async () => {
      const { house } = given;
      const [visitor, heir] = [await house.visitor(), await house.visitor()];
      const conversation_id = house.newId();
      await heir.says(conversation_id, 'Hello?');
      const payload = { command_id: house.newId(), contact_id: visitor.id };
      await house.admin.does({ name: 'contact.erase', payload });
      for (const command of commandsAbout(conversation_id, house.newId)) {
        const answer = await visitor.does(command);
        expect([command.name, answer]).toMatchObject([
          command.name,
          { error: { code: 'session_expired' } },
        ]);
      }
    });
  });
}
