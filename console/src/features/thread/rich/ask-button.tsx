import { listIcon } from '@porchlight/design';
import type { Id } from '@porchlight/protocol';
import { lazy, Suspense } from 'react';
import { IconButton } from '../../../shared/button.tsx';
import { SettingsWords, useTranslation } from '../../../shared/translation.tsx';
import { useFetchedDialog } from '../../../shared/use-fetched-dialog.ts';

const load = () => import('./ask-dialog.tsx');
const AskDialog = lazy(async () => ({ default: (await load()).AskDialog }));

/** Opens the dialog that asks by choices or a form. Import it lazily. */
export function AskButton(props: { conversation_id: Id }) {
  return (
    <SettingsWords>
      <Opener {...props} />
    </SettingsWords>
  );
}

function Opener({ conversation_id }: { conversation_id: Id }) {
  const { t } = useTranslation();
  const { open, begin, end } = useFetchedDialog(load);
  return (
    <>
      <IconButton icon={listIcon} label={t('ask.title')} onClick={begin} />
      {open && (
        <Suspense fallback={null}>
          <AskDialog conversation_id={conversation_id} onClose={end} />
        </Suspense>
      )}
    </>
  );
}
