import { Suspense } from 'react';
import { useTranslation } from '../../shared/translation.tsx';
import type { TimelineLine } from '@porchlight/client';
import type { Id, Message } from '@porchlight/protocol';
import { Avatar } from '../../shared/avatar.tsx';
import { withSettingsWords } from '../../shared/language.ts';
import { lazyPart } from '../../shared/lazy-part.ts';
import { useAgent } from '../../shared/use-agents.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { Bubble, type BubbleTone } from './bubble.tsx';
import { Answered } from './answered.tsx';
import { MessageFiles } from './files-slot.tsx';
import { MessageFoot } from './message-foot.tsx';
import { shownText } from './shown-text.ts';
import { ChangeNote, ProviderFailure } from './trouble-slot.ts';

const RichLook = lazyPart(
  async () => (await withSettingsWords(import('./rich/rich-look.tsx'))).RichLook,
);

interface MessageLineProps {
  readonly line: Extract<TimelineLine, { kind: 'message' }>;
  readonly first: boolean;
  readonly last: boolean;
  readonly contact_id: Id;
  readonly name: string;
}

/** A message that is on the server. */
export function MessageLine({ line, first, last, contact_id, name }: MessageLineProps) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { message } = line;
  const { author } = message;
  const colleague = useAgent(author.kind === 'agent' ? author.id : null);
  const called = author.kind === 'visitor' ? name : (colleague?.name ?? t('thread.former_agent'));
  const mine = author.id === agent.id;
  return (
    <Bubble
      tone={toneOf(message)}
      state={message.status === 'failed' ? 'failed' : 'sound'}
      quote={message.reply_to && <Answered by={message} id={message.reply_to} name={name} />}
      files={<MessageFiles line={line} />}
      text={shownText(line).text}
      first={first}
      last={last}
      author={mine ? t('thread.you') : called}
      face={
        mine ? undefined : (
          <Face
            id={author.kind === 'visitor' ? contact_id : author.id}
            name={called}
            shown={last}
          />
        )
      }
      foot={<MessageFoot line={line} name={name} />}
    >
      {message.rich && (
        <Suspense fallback={null}>
          <RichLook message={message} />
        </Suspense>
      )}
      {message.status === 'failed' && message.recalled_at === null && (
        <ProviderFailure message={message} />
      )}
      {line.change !== undefined && <ChangeNote of={line.key} {...line.change} />}
    </Bubble>
  );
}

function toneOf({ author, internal }: Message): BubbleTone {
  if (internal) return 'note';
  return author.kind === 'visitor' ? 'visitor' : 'team';
}

function Face({ id, name, shown }: { id: Id; name: string; shown: boolean }) {
  return shown ? <Avatar id={id} name={name} size="sm" /> : <span className="size-7 shrink-0" />;
}
