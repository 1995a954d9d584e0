import type { WebsiteInbox } from '@porchlight/protocol';
import { Button } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useWorkspace } from '../../shared/workspace.ts';

/** Allows one more website, for those who may. */
export function AllowWebsite({ inbox, origin }: { inbox: WebsiteInbox; origin: string }) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { mutate, isPending } = useCommand('inbox.update');
  if (agent.role !== 'admin') return null;
  const { id: inbox_id, name } = inbox;
  const allowed_origins = [...new Set([...inbox.allowed_origins, origin])];
  return (
    <Button
      look="secondary"
      aria-disabled={isPending}
      className="self-start max-tablet:self-stretch"
      onClick={() => isPending || mutate({ inbox_id, name, allowed_origins })}
    >
      {t('install.allow')}
    </Button>
  );
}
