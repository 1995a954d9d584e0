import type { MessageLine, VisitorState } from '@porchlight/client';
import { useEffect, useState } from 'react';
import { useWords } from './words-context.ts';

const load = () => import('./info/message-info.tsx');

export interface InfoSheetProps {
  readonly state: VisitorState;
  /** The message that somebody wants to know about. */
  readonly line: MessageLine | undefined;
  readonly onClose: () => void;
}

/** Message information over the panel. Its code comes after the first message and before it is wanted, if it can. */
export function InfoSheet({ state, line, onClose }: InfoSheetProps) {
  const { t } = useWords();
  const [part, setPart] = useState<Awaited<ReturnType<typeof load>>>();
  const [lost, setLost] = useState(false);
  const live = state.connection.kind === 'live';
  const wanted = line !== undefined;
  useEffect(() => {
    if (part || !(live || wanted)) return;
    load().then(setPart, () => {
      // It must not open by itself much later.
      setLost(wanted);
      if (wanted) onClose();
    });
  }, [part, live, wanted, onClose]);
  if (part && line) {
    return <part.MessageInfo state={state} line={line} onClose={onClose} />;
  }
  return lost && !part ? <output className="banner">{t('unreachable')}</output> : null;
}
