import { userIcon } from '@porchlight/design';
import { lazy, Suspense } from 'react';
import { Button } from '../../shared/button.tsx';
import { EmptyState } from '../../shared/empty-state.tsx';
import { FailedState } from '../../shared/failed-state.tsx';
import { Page } from '../../shared/page.tsx';
import { Bone, Skeleton } from '../../shared/skeleton.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useFetchedDialog } from '../../shared/use-fetched-dialog.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { AgentsTable } from './agents-table.tsx';
import { useAgentList } from './use-agent-list.ts';

const loadAdding = () => import('./add-agent-dialog.tsx');
const AddAgentDialog = lazy(async () => ({ default: (await loadAdding()).AddAgentDialog }));
const loadPassword = () => import('./change-password-dialog.tsx');
const ChangePasswordDialog = lazy(async () => ({
  default: (await loadPassword()).ChangePasswordDialog,
}));

/** The people who answer. Admins add more, the others see them. */
export function AgentsPage() {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const list = useAgentList();
  const add = useFetchedDialog(loadAdding);
  const password = useFetchedDialog(loadPassword);
  return (
    <Page
      wide
      title={t('agents.title')}
      back={{ to: '/settings', label: t('settings.title') }}
      lead={agent.role === 'admin' ? t('agents.lead') : t('agents.lead_reader')}
      action={
        agent.role === 'admin' && (
          <Button look="primary" onClick={add.begin}>
            {t('agents.add')}
          </Button>
        )
      }
    >
      {list.isPending && (
        <Skeleton label={t('agents.loading')} className="flex flex-col gap-3">
          {[1, 2, 3].map((row) => (
            <Bone key={row} className="h-14 rounded-lg" />
          ))}
        </Skeleton>
      )}
      {list.isError && (
        <FailedState
          title={t('agents.failed')}
          error={list.error}
          retry={() => void list.refetch()}
        />
      )}
      {list.data && <AgentsTable agents={list.data} />}
      {list.data?.length === 1 && (
        <EmptyState icon={userIcon} title={t('agents.alone')} lead={t('agents.alone_lead')} />
      )}
      <div className="mt-6">
        <Button look="secondary" onClick={password.begin}>
          {t('password.title')}
        </Button>
      </div>
      <Suspense fallback={null}>
        {add.open && <AddAgentDialog known={list.data ?? []} onClose={add.end} />}
        {password.open && <ChangePasswordDialog onClose={password.end} />}
      </Suspense>
    </Page>
  );
}
