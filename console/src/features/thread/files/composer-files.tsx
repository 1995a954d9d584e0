import type { DraftKind, FileDesk, OutgoingFile } from '@porchlight/client';
import {
  bringFiles,
  fileSize,
  pickFiles,
  type ChosenFiles,
  type RefusedFile,
} from '@porchlight/client/files';
import { attachIcon, closeIcon, fileIcon } from '@porchlight/design';
import { limits, type Id } from '@porchlight/protocol';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from '../../../shared/button.tsx';
import { Icon } from '../../../shared/icon.tsx';
import { useLocale } from '../../../shared/translation.tsx';
import { chosenFor } from './chosen-for.ts';
import { useFileWords } from './file-words.ts';
import { FileName } from './message-files.tsx';
import { useDesk } from './use-desk.ts';
import { usePicture } from './use-picture.ts';

/** The files beside a message that is being written. */
export interface Along {
  readonly files: readonly OutgoingFile[];
  /** They are on their way. */
  readonly sent: () => void;
}

interface ComposerFilesProps {
  readonly conversation_id: Id;
  readonly kind: DraftKind;
  /** Where the list of files stands. */
  readonly shelf: HTMLElement | null;
  readonly onChange: (along: Along) => void;
}

/** The button that adds files, and above the field the files that were chosen, pasted or dropped. */
export function ComposerFiles(props: ComposerFilesProps) {
  const desk = useDesk();
  return desk && <Chosen {...props} desk={desk} />;
}

function Chosen({
  conversation_id,
  kind,
  shelf,
  onChange,
  desk,
}: ComposerFilesProps & { readonly desk: FileDesk }) {
  const t = useFileWords();
  const chosen = chosenFor(desk, conversation_id, kind);
  const { files, refused, rules } = useSyncExternalStore(chosen.subscribe, chosen.getState);
  const [over, setOver] = useState(false);
  const on = rules?.on === true;
  useEffect(() => onChange({ files, sent: chosen.sent }), [files, chosen, onChange]);
  useEffect(() => {
    if (on) return bringFiles((brought) => void chosen.take(brought), setOver);
  }, [chosen, on]);
  return (
    <>
      {on && (
        <IconButton
          icon={attachIcon}
          label={t('attach')}
          onClick={() => pickFiles((picked) => void chosen.take(picked))}
        />
      )}
      {rules === undefined && <span className="size-9" />}
      {shelf &&
        createPortal(
          <Shelf desk={desk} chosen={chosen} files={files}>
            {refused.map((one, at) => (
              <Refused key={`${at} ${one.name}`} {...one} max_bytes={rules?.max_bytes ?? 0} />
            ))}
            {over && <p className="text-sm font-medium text-brand">{t('drop')}</p>}
          </Shelf>,
          shelf,
        )}
    </>
  );
}

interface ShelfProps {
  readonly desk: FileDesk;
  readonly chosen: ChosenFiles;
  readonly files: readonly OutgoingFile[];
  readonly children: React.ReactNode;
}

function Shelf({ desk, chosen, files, children }: ShelfProps) {
  const t = useFileWords();
  return (
    <div className="flex flex-col gap-1 px-4">
      {files.length > 0 && (
        <ul aria-label={t('chosen')} className="flex max-h-64 flex-col gap-1 overflow-y-auto">
          {files.map((file) => (
            <ChosenFile
              key={file.id}
              desk={desk}
              file={file}
              onRemove={() => chosen.remove(file.id)}
            />
          ))}
        </ul>
      )}
      <div role="alert">{children}</div>
    </div>
  );
}

interface ChosenFileProps {
  readonly desk: FileDesk;
  readonly file: OutgoingFile;
  readonly onRemove: () => void;
}

function ChosenFile({ desk, file, onRemove }: ChosenFileProps) {
  const t = useFileWords();
  const { id, name, width } = file;
  return (
    <li className="flex min-w-0 items-center gap-2 rounded-md bg-hover px-2">
      {width === undefined ? <Icon path={fileIcon} /> : <Thumbnail desk={desk} id={id} />}
      <FileName {...file} />
      <IconButton icon={closeIcon} label={t('remove', { name })} onClick={onRemove} />
    </li>
  );
}

/** A picture that was chosen is our own: nobody is asked for it. */
function Thumbnail({ desk, id }: Pick<ChosenFileProps, 'desk'> & { readonly id: Id }) {
  const { url } = usePicture(desk, '', id, false);
  if (url === undefined) return <Icon path={fileIcon} />;
  return <img src={url} alt="" className="size-9 shrink-0 rounded-sm object-cover" />;
}

function Refused({ name, fault, max_bytes }: RefusedFile & { readonly max_bytes: number }) {
  const t = useFileWords();
  const size = fileSize(max_bytes, useLocale());
  return (
    <p dir="auto" className="text-sm text-danger">
      {t(`refused_${fault}`, { name, size, n: limits.attachments })}
    </p>
  );
}
