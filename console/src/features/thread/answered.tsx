import type { Id } from '@porchlight/protocol';
import { Quote } from './quote.tsx';
import { useMessageLine, useThreadLinks } from './quoted.tsx';

interface AnsweredProps {
  readonly conversation_id: Id;
  /** The message that is answered. */
  readonly id: Id;
  /** What the contact is called. */
  readonly name: string;
}

/** In a bubble: the message that it answers, as it is now. */
export function Answered({ conversation_id, id, name }: AnsweredProps) {
  const { jump } = useThreadLinks();
  const line = useMessageLine(conversation_id, id);
  return <Quote line={line} name={name} onJump={() => jump(id)} />;
}
