import { hasCamera, pickFiles } from '@porchlight/client/files';
import { attachIcon, cameraIcon } from '@porchlight/design';
import { useSyncExternalStore } from 'react';
import { Icon } from '../drawing.tsx';
import type { ChosenFiles } from './chosen-for.ts';
import { useFileWords } from './use-file-words.ts';

export interface AttachButtonProps {
  readonly chosen: ChosenFiles;
}

/** Adds files to the message, or a picture that is taken now. Nothing where the inbox takes none. */
export function AttachButton({ chosen }: AttachButtonProps) {
  const t = useFileWords();
  const { rules } = useSyncExternalStore(chosen.subscribe, chosen.getState);
  if (!rules?.on) return null;
  const take = (files: Iterable<File>) => void chosen.take(files);
  const camera = hasCamera() && rules.kinds.includes('picture');
  return (
    <>
      {camera && (
        <button
          type="button"
          className="round"
          aria-label={t('camera')}
          onClick={() => pickFiles(take, true)}
        >
          <Icon path={cameraIcon} />
        </button>
      )}
      <button
        type="button"
        className="round"
        aria-label={t('attach')}
        onClick={() => pickFiles(take)}
      >
        <Icon path={attachIcon} />
      </button>
    </>
  );
}
