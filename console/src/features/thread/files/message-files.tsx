import type { FileDesk, MessageLine } from '@porchlight/client';
import { fileSize, saveFile } from '@porchlight/client/files';
import { downloadIcon, fileIcon } from '@porchlight/design';
import { showsPicture, type Attachment, type WireError } from '@porchlight/protocol';
import { useState } from 'react';
import { Icon } from '../../../shared/icon.tsx';
import { useLocale } from '../../../shared/translation.tsx';
import { useFileWords } from './file-words.ts';
import { Picture } from './picture.tsx';
import { useDesk } from './use-desk.ts';

/** What went, or goes, along with a message: pictures with the room that they need, everything else as a line. */
export function MessageFiles({ line }: { readonly line: MessageLine }) {
  const t = useFileWords();
  const desk = useDesk();
  if (desk === null) return null;
  const sent = line.kind === 'message';
  const files = sent ? line.message.attachments : line.message.files;
  const { conversation_id } = line.message;
  const state = line.kind === 'outgoing' ? line.message.state : undefined;
  const code = state?.kind === 'failed' ? faultOf(state.error) : undefined;
  const uploaded = state?.kind === 'queued' ? (state.uploaded ?? 0) : undefined;
  return (
    <div className="mb-1.5 flex max-w-full flex-col items-start gap-1.5 whitespace-normal">
      {files?.map((file) => {
        const props = { desk, file, conversation_id, sent };
        return showsPicture(file) ? (
          <Picture key={file.id} {...props} file={file} />
        ) : (
          <FileLine key={file.id} {...props} />
        );
      })}
      {code !== undefined && <p className="text-sm text-danger">{t(`failed_${code}`)}</p>}
      {uploaded !== undefined && (
        <progress
          value={uploaded}
          aria-label={t('uploading', { n: Math.round(uploaded * 100) })}
          className="w-full"
        />
      )}
    </div>
  );
}

/** What the server says of files, where it says it. */
function faultOf({ code }: WireError): 'too_large' | 'file_refused' | undefined {
  return code === 'too_large' || code === 'file_refused' ? code : undefined;
}

/** A file of a message. */
export interface FileProps {
  readonly desk: FileDesk;
  readonly file: Attachment;
  readonly conversation_id: string;
  /** The server has it. */
  readonly sent: boolean;
}

/** A file's name and size. */
export function FileName({ name, size }: Pick<Attachment, 'name' | 'size'>) {
  return (
    // A bubble keeps white space; the one here is for screen readers, and would be a line of its own.
    <span className="min-w-0 flex-1 text-start whitespace-normal">
      <bdi className="block truncate text-sm">{name}</bdi>{' '}
      <span className="block text-xs text-muted">{fileSize(size, useLocale())}</span>
    </span>
  );
}

function FileLine({ desk, file, conversation_id, sent }: FileProps) {
  const t = useFileWords();
  const [lost, setLost] = useState(false);
  const save = async () => {
    const url = await desk.address(conversation_id, file.id);
    setLost(url === undefined);
    if (url !== undefined) saveFile(url, file.name);
  };
  return (
    <>
      <button
        type="button"
        aria-disabled={!sent}
        onClick={() => void (sent && save())}
        style={{ width: 280 }}
        className="calm flex h-12 max-w-full min-w-0 items-center gap-2 rounded-md border border-line bg-surface px-3 hover:bg-hover"
      >
        {sent && <span className="sr-only">{t('save_it')} </span>}
        <Icon path={fileIcon} />
        <FileName {...file} />
        {sent && <Icon path={downloadIcon} size={16} />}
      </button>
      {lost && <output className="text-xs text-muted">{t('not_now')}</output>}
    </>
  );
}
