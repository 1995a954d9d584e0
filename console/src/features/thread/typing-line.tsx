import { useTranslation } from '../../shared/translation.tsx';
import type { TypingNow } from '@porchlight/client';
import type { Id } from '@porchlight/protocol';
import { useAgent } from '../../shared/use-agents.ts';
import { useContactName } from '../../shared/use-contact-name.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

const nobody: readonly TypingNow[] = [];

/** Who types now. Its place is always kept, so that nothing moves when somebody begins. */
export function TypingLine({
  conversation_id,
  contact_id,
}: {
  conversation_id: Id;
  contact_id: Id;
}) {
  const { agent } = useWorkspace();
  const typing = useLive((state) => state.typing[conversation_id] ?? nobody);
  const others = typing.filter(({ actor }) => actor.id !== agent.id);
  return (
    <p
      aria-live="polite"
      className="flex h-6 low:h-4 shrink-0 items-center gap-2 px-5 text-xs text-muted tablet:px-7"
    >
      {others.length > 0 && <Words typing={others} contact_id={contact_id} />}
    </p>
  );
}

function Words({ typing, contact_id }: { typing: readonly TypingNow[]; contact_id: Id }) {
  const { t } = useTranslation();
  const first = typing[0];
  const contact = useContactName(contact_id);
  const colleague = useAgent(first?.actor.kind === 'agent' ? first.actor.id : null);
  const name =
    first?.actor.kind === 'visitor' ? contact : (colleague?.name ?? t('thread.former_agent'));
  return (
    <>
      <span aria-hidden="true" className="flex gap-0.5">
        {['', '[animation-delay:150ms]', '[animation-delay:300ms]'].map((delay) => (
          <span key={delay} className={`dot-typing size-1.5 rounded-full bg-brand ${delay}`} />
        ))}
      </span>
      <bdi>
        {typing.length > 1
          ? t('thread.typing_many')
          : t(first?.internal ? 'thread.typing_note' : 'thread.typing_reply', { name })}
      </bdi>
      {first?.preview && (
        <q dir="auto" aria-live="off" className="min-w-0 truncate">
          {first.preview}
        </q>
      )}
    </>
  );
}
