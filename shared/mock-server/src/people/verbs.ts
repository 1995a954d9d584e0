import type { Id, Message, ReceiptKind } from '@porchlight/protocol';
import type { ScriptedPerson } from './people.ts';
import type { Person } from './person.ts';

/** What both sides do, and how it is done. */
export interface Verbs extends ScriptedPerson {
  readonly writes: (text: string, internal: boolean) => Promise<Message>;
}

/** The verbs of a person who acts `here`: in the conversation that it names at that moment. */
export function createVerbs(person: Person, here: () => Promise<Id>): Verbs {
  const claims = async (kind: ReceiptKind) => {
    const conversation_id = await here();
    const { conversation } = (await person.does('conversation.snapshot', { conversation_id })) as {
      conversation: { head: number };
    };
    const up_to_seq = conversation.head;
    await person.does('receipt.claim', { conversation_id, kind, up_to_seq });
  };
  const typing = async (isTyping: boolean) => {
    await person.does('typing.set', { conversation_id: await here(), typing: isTyping });
  };
  const sees: Verbs['sees'] = (text, within_ms) =>
    person.messages.first(`"${text}"`, (message) => message.text === text, within_ms);
  const writes: Verbs['writes'] = async (text, internal) => {
    const id = person.newId();
    const note = internal ? ({ internal } as const) : {};
    await person.does('message.send', { id, conversation_id: await here(), text, ...note });
    return person.messages.first(`"${text}", its own`, (message) => message.id === id);
  };
  const sends: Verbs['sends'] = async (files, text = '') => {
    const conversation_id = await here();
    const attachments = files.map((file) => person.brings(conversation_id, file));
    const id = person.newId();
    await person.does('message.send', { id, conversation_id, text, attachments });
    return person.messages.first('files, its own', (message) => message.id === id);
  };
  return {
    id: person.id,
    writes,
    says: (text) => writes(text, false),
    sends,
    reads: () => claims('read'),
    gets: () => claims('delivered'),
    types: () => typing(true),
    stopsTyping: () => typing(false),
    leaves: person.leaves,
    returns: person.returns,
    sees,
    async seesRead(text, within_ms) {
      const { author, conversation_id, seq } = await sees(text, within_ms);
      return person.receipts.first(
        `"${text}" read`,
        (step) =>
          step.kind === 'read' &&
          step.conversation_id === conversation_id &&
          step.actor.kind !== author.kind &&
          step.up_to_seq >= seq,
        within_ms,
      );
    },
    seesTyping: (within_ms) =>
      person.typing.first('somebody typing', (notice) => notice.typing, within_ms),
  };
}
