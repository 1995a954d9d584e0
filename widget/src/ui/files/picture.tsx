import { saveFile } from '@porchlight/client/files';
import { closeIcon, downloadIcon } from '@porchlight/design';
import type { Attachment } from '@porchlight/protocol';
import { useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../drawing.tsx';
import type { FileProps } from './message-files.tsx';
import { useFileWords } from './use-file-words.ts';
import { usePicture } from './use-picture.ts';

type PictureFile = Attachment & { readonly width: number; readonly height: number };

export interface PictureProps extends FileProps {
  readonly file: PictureFile;
}

const most_px = { width: 240, height: 280 };

/** A picture in the log, as large as there is room; pressed, it is shown large. */
export function Picture({ desk, file, conversation_id, sent }: PictureProps) {
  const t = useFileWords();
  const [large, setLarge] = useState(false);
  const { url, lost, again, onError } = usePicture(desk, conversation_id, file.id, sent);
  const { name } = file;
  const room = fitted(file);
  return (
    <>
      <button
        type="button"
        className="picture"
        aria-label={lost ? t('unavailable') : t('enlarge', { name })}
        aria-haspopup={lost ? undefined : 'dialog'}
        onClick={() => (lost ? again() : setLarge(url !== undefined))}
      >
        {lost || url === undefined ? (
          // Its room stays its own, whatever comes.
          <svg {...room} viewBox={`0 0 ${room.width} ${room.height}`} aria-hidden="true" />
        ) : (
          <img src={url} alt="" {...room} onError={onError} />
        )}
        {lost && <span className="lost">{t('unavailable')}</span>}
      </button>
      {large && url !== undefined && (
        <LargePicture
          url={url}
          name={name}
          onSave={
            sent
              ? () =>
                  void desk
                    .address(conversation_id, file.id)
                    .then((address) => address !== undefined && saveFile(address, name))
              : undefined
          }
          onClose={() => setLarge(false)}
        />
      )}
    </>
  );
}

/** Never larger than it is, and never thinner than a finger. */
function fitted({ width, height }: PictureFile): {
  readonly width: number;
  readonly height: number;
} {
  const scale = Math.min(1, most_px.width / width, most_px.height / height);
  const side = (px: number) => Math.max(24, Math.round(px * scale));
  return { width: side(width), height: side(height) };
}

interface LargePictureProps {
  readonly url: string;
  readonly name: string;
  /** Undefined where there is nothing to be saved. */
  readonly onSave: (() => void) | undefined;
  readonly onClose: () => void;
}

function LargePicture({ url, name, onSave, onClose }: LargePictureProps) {
  const t = useFileWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const close = () => {
    // The browser gives the focus back to where it was, but only when the dialog is closed before it is taken away.
    dialog.current?.close();
    onClose();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a press beside it and Escape are its own
    <dialog
      ref={dialog}
      className="large"
      aria-label={t('picture', { name })}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={({ target }) => target === dialog.current && close()}
      onKeyDown={(event) => {
        // Escape closes the picture, and not the panel, too.
        event.stopPropagation();
      }}
    >
      <header>
        <bdi className="file-name grow">{name}</bdi>
        {onSave && (
          <button type="button" className="round" aria-label={t('save_it')} onClick={onSave}>
            <Icon path={downloadIcon} />
          </button>
        )}
        <button type="button" className="round" aria-label={t('close')} onClick={close}>
          <Icon path={closeIcon} />
        </button>
      </header>
      <img src={url} alt={name} />
    </dialog>
  );
}
