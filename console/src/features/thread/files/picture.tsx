import { saveFile } from '@porchlight/client/files';
import { closeIcon, downloadIcon } from '@porchlight/design';
import type { Attachment } from '@porchlight/protocol';
import { useLayoutEffect, useRef, useState } from 'react';
import { IconButton } from '../../../shared/button.tsx';
import { useFileWords } from './file-words.ts';
import type { FileProps } from './message-files.tsx';
import { usePicture } from './use-picture.ts';

type PictureFile = Attachment & { readonly width: number; readonly height: number };

const most_px = { width: 320, height: 320 };

/** A picture in the thread, as large as there is room; pressed, it is shown large. */
export function Picture({
  desk,
  file,
  conversation_id,
  sent,
}: FileProps & { readonly file: PictureFile }) {
  const t = useFileWords();
  const [large, setLarge] = useState(false);
  const { url, lost, again, onError } = usePicture(desk, conversation_id, file.id, sent);
  const { name } = file;
  const room = fitted(file);
  const save = async () => {
    const address = await desk.address(conversation_id, file.id);
    if (address !== undefined) saveFile(address, name);
  };
  return (
    <>
      <button
        type="button"
        aria-label={lost ? t('unavailable') : t('enlarge', { name })}
        aria-haspopup={lost ? undefined : 'dialog'}
        onClick={() => (lost ? again() : setLarge(url !== undefined))}
        className="relative block max-w-full overflow-hidden rounded-md bg-hover"
      >
        {lost || url === undefined ? (
          // Its room stays its own, whatever comes.
          <svg
            {...room}
            viewBox={`0 0 ${room.width} ${room.height}`}
            aria-hidden="true"
            className="block h-auto max-w-full"
          />
        ) : (
          <img src={url} alt="" {...room} onError={onError} className="block h-auto max-w-full" />
        )}
        {lost && (
          <span className="absolute inset-0 p-1 text-xs text-muted">{t('unavailable')}</span>
        )}
      </button>
      {large && url !== undefined && (
        <LargePicture
          url={url}
          name={name}
          onSave={sent ? () => void save() : undefined}
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
      aria-label={t('picture', { name })}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={({ target }) => target === dialog.current && close()}
      onKeyDown={(event) => event.stopPropagation()}
      className="appear m-auto max-w-full rounded-lg border border-line bg-raised p-3 text-text shadow-3 backdrop:bg-backdrop"
    >
      <div className="flex items-center gap-2 pb-2">
        <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
        {onSave && <IconButton icon={downloadIcon} label={t('save_it')} onClick={onSave} />}
        <IconButton icon={closeIcon} label={t('close')} onClick={close} />
      </div>
      <img src={url} alt={name} className="block max-h-[80dvh] max-w-full" />
    </dialog>
  );
}
