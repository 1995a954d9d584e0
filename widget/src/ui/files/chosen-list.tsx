import type { FileDesk, OutgoingFile } from '@porchlight/client';
import { bringFiles, fileSize, type RefusedFile } from '@porchlight/client/files';
import { closeIcon, fileIcon } from '@porchlight/design';
import { limits, type Id } from '@porchlight/protocol';
import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { Icon } from '../drawing.tsx';
import { useWords } from '../words-context.ts';
import type { ChosenFiles } from './chosen-for.ts';
import { useFileWords } from './use-file-words.ts';
import { usePicture } from './use-picture.ts';

export interface ChosenListProps {
  readonly desk: FileDesk;
  readonly chosen: ChosenFiles;
  /** Has the focus again when files came, or went. */
  readonly field: RefObject<HTMLElement | null>;
  /** Hears how many there are. */
  readonly onCount: (count: number) => void;
}

/** The files beside the message that is being written, and what was refused. Takes what is pasted and dropped. */
export function ChosenList({ desk, chosen, field, onCount }: ChosenListProps) {
  const t = useFileWords();
  const { locale } = useWords();
  const { files, refused, rules } = useSyncExternalStore(chosen.subscribe, chosen.getState);
  const [over, setOver] = useState(false);
  const on = rules?.on === true;
  // With the button that says so: a page that nobody looks at may take its time with other effects.
  useLayoutEffect(() => {
    if (!on) return;
    const focus = () => field.current?.focus();
    return bringFiles((brought) => void chosen.take(brought).then(focus), setOver);
  }, [chosen, on, field]);
  useLayoutEffect(() => onCount(files.length), [files.length, onCount]);
  const says = ({ name, fault }: RefusedFile) =>
    t(`refused_${fault}`, {
      name,
      n: limits.attachments,
      size: fileSize(rules?.max_bytes ?? 0, locale),
    });
  return (
    <>
      {files.length > 0 && (
        <ul className="chosen" aria-label={t('chosen')}>
          {files.map((file) => (
            <ChosenFile
              key={file.id}
              desk={desk}
              file={file}
              onRemove={() => {
                chosen.remove(file.id);
                field.current?.focus();
              }}
            />
          ))}
        </ul>
      )}
      <div className="refused" role="alert">
        {refused.map((one, at) => (
          <p key={`${at} ${one.name}`} dir="auto">
            {says(one)}
          </p>
        ))}
      </div>
      {over && (
        <div className="drop">
          <p>{t('drop')}</p>
        </div>
      )}
    </>
  );
}

interface ChosenFileProps {
  readonly desk: FileDesk;
  readonly file: OutgoingFile;
  readonly onRemove: () => void;
}

function ChosenFile({ desk, file, onRemove }: ChosenFileProps) {
  const t = useFileWords();
  const { locale } = useWords();
  const { id, name, size, width } = file;
  return (
    <li>
      {width === undefined ? <Icon path={fileIcon} /> : <Thumbnail desk={desk} id={id} />}
      <span className="grow">
        <bdi className="file-name">{name}</bdi>
        <span className="file-size">{fileSize(size, locale)}</span>
      </span>
      <button type="button" className="round" aria-label={t('remove', { name })} onClick={onRemove}>
        <Icon path={closeIcon} />
      </button>
    </li>
  );
}

/** A picture that was chosen is our own: nobody is asked for it. */
function Thumbnail({ desk, id }: Pick<ChosenFileProps, 'desk'> & { readonly id: Id }) {
  const { url } = usePicture(desk, '', id, false);
  return url === undefined ? <Icon path={fileIcon} /> : <img src={url} alt="" />;
}
