import { chevronLeftIcon, closeIcon } from '@porchlight/design';
import type { AgentProfile } from '@porchlight/protocol';
import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { Icon } from './drawing.tsx';
import { useWords } from './words-context.ts';

export interface PanelHeaderProps {
  /** The agents who are there now; null before that is known. */
  readonly agents: readonly AgentProfile[] | null;
  /** Leads to all conversations; undefined where there is no other place to go. */
  readonly onHome: (() => void) | undefined;
  /** How many new messages wait in other conversations. */
  readonly elsewhere: number;
  readonly onClose: () => void;
  /** Says more than who is there. */
  readonly line?: ((presence: string, online: boolean) => ReactNode) | undefined;
  /** What else can be done. */
  readonly children?: ReactNode;
}

/** Who one talks to, and whether they are there: the light is on or off. */
export function PanelHeader(props: PanelHeaderProps) {
  const { agents, onHome, elsewhere, onClose, line, children } = props;
  const { t } = useWords();
  const [only, second] = agents ?? [];
  const here = only && !second ? t('agent_here', { name: only.name }) : t('here');
  const presence = only ? here : agents ? t('away') : '\xa0';
  return (
    <header className={only ? 'header lit' : 'header'}>
      {onHome && (
        <button
          type="button"
          className="round back"
          aria-label={elsewhere ? t('elsewhere', { n: elsewhere }) : t('conversations')}
          onClick={onHome}
        >
          <Icon path={chevronLeftIcon} />
          {elsewhere > 0 && <b>{elsewhere}</b>}
        </button>
      )}
      {/* Empty, it keeps a place for who is expected. */}
      {agents?.length !== 0 && (
        <span className="faces">
          {agents?.slice(0, 3).map((agent) => (
            <Avatar key={agent.id} agent={agent} />
          ))}
        </span>
      )}
      <div className="grow">
        <h1>{t('title')}</h1>
        <p className="presence">{line?.(presence, !!only) ?? presence}</p>
      </div>
      {children}
      <button type="button" className="round" aria-label={t('close')} onClick={onClose}>
        <Icon path={closeIcon} />
      </button>
    </header>
  );
}
