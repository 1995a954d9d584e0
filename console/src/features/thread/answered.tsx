import type { MessageLine } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { Quote } from './quote.tsx';
import { useMessageLine, useThreadLinks } from './quoted.tsx';

interface AnsweredProps {
  /** The message that answers. */
  readonly by: Pick<MessageLine['message'], 'id' | 'conversation_id'>;
  /** The one that is answered. */
  readonly id: Id;
  /** What the contact is called. */
  readonly name: string;
}

/** In a bubble: the message that it answers, as it is now. */
export function Answered({ by, id, name }: AnsweredProps) {
  const { jump } = useThreadLinks();
  const line = useMessageLine(by.conversation_id, id);
  return <Quote line={line} name={name} onJump={() => jump(id, by.id)} />;
}
