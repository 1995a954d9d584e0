import type { AgentProfile } from '@porchlight/protocol';
import { Avatar } from '../avatar.tsx';
import { useWords } from '../words-context.ts';

/** Somebody writes. */
export function TypingLine({ agent }: { readonly agent: AgentProfile | undefined }) {
  const { t } = useWords();
  return (
    <div className="message other last typing">
      {agent && <Avatar agent={agent} />}
      <div className="bubble">
        <span className="hidden">{t('typing', { name: agent?.name ?? t('team') })}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
