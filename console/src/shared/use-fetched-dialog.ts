import { useState } from 'react';
import { useOpenPart } from './use-open-part.ts';

/** A dialog whose code comes when it is first opened. */
export function useFetchedDialog(load: () => Promise<unknown>) {
  const openPart = useOpenPart();
  const [open, setOpen] = useState(false);
  return { open, begin: () => openPart(load, setOpen), end: () => setOpen(false) };
}
