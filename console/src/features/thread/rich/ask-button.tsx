import { listIcon } from '@porchlight/design';
import type { Id } from '@porchlight/protocol';
import { Suspense } from 'react';
import { IconButton } from '../../../shared/button.tsx';
import { fetchedPart } from '../../../shared/fetched-part.ts';
import { SettingsWords, useTranslation } from '../../../shared/translation.tsx';
import { useFetchedDialog } from '../../../shared/use-fetched-dialog.ts';

const [AskDialog, load] = fetchedPart(
  () => import('./ask-dialog.tsx'),
  (module) => module.AskDialog,
);

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
