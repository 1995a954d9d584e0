import { useState } from 'react';
import { useTranslation } from './translation.tsx';
import { useFetchPart } from './use-fetch-part.ts';
import { useWorkspace } from './workspace.ts';

/** A dialog whose code comes when it is first opened. */
export function useFetchedDialog(load: () => Promise<unknown>) {
  const { t } = useTranslation();
  const { say } = useWorkspace();
  const fetchPart = useFetchPart();
  const [open, setOpen] = useState(false);
  const begin = async () =>
    (await fetchPart(load)) ? setOpen(true) : say(t('failure.server_away'));
  return { open, begin: () => void begin(), end: () => setOpen(false) };
}
