import { listIcon } from '@porchlight/design';
import type { Id } from '@porchlight/protocol';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '../../../shared/button.tsx';
import { SettingsWords, useTranslation } from '../../../shared/translation.tsx';
import { useFetchPart } from '../../../shared/use-fetch-part.ts';
import { useWorkspace } from '../../../shared/workspace.ts';

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
  const { say } = useWorkspace();
  const [open, setOpen] = useState(false);
  const fetchPart = useFetchPart();
  const show = async () =>
    (await fetchPart(load)) ? setOpen(true) : say(t('failure.server_away'));
  return (
    <>
      <IconButton icon={listIcon} label={t('ask.title')} onClick={() => void show()} />
      {open && (
        <Suspense fallback={null}>
          <AskDialog conversation_id={conversation_id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
