import { avatarTone, initials } from '@porchlight/design';
import type { AgentProfile } from '@porchlight/protocol';

/** An agent's picture, or the initials where there is none. The name stands beside it, so it is decorative. */
export function Avatar({ agent }: { readonly agent: AgentProfile }) {
  if (agent.avatar_url !== null) return <img className="avatar" src={agent.avatar_url} alt="" />;
  return (
    <span className={`avatar ${avatarTone(agent.id)}`} aria-hidden="true">
      {initials(agent.name)}
    </span>
  );
}
