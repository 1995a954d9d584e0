import type { FileDesk, MessageLine } from '@porchlight/client';
import { fileSize, saveFile } from '@porchlight/client/files';
import { downloadIcon, fileIcon } from '@porchlight/design';
import { type Attachment, showsPicture, type WireError } from '@porchlight/protocol';
import { useState } from 'react';
import { Icon } from '../drawing.tsx';
import { useWords } from '../words-context.ts';
import { Picture } from './picture.tsx';
import { useFileWords } from './use-file-words.ts';

export interface MessageFilesProps {
  readonly desk: FileDesk;
  readonly line: MessageLine;
}

/** What went, or goes, along with a message: pictures with the room that they need, everything else as a line. */
export function MessageFiles({ desk, line }: MessageFilesProps) {
  const t = useFileWords();
  const sent = line.kind === 'message';
  const files = sent ? line.message.attachments : line.message.files;
  const { conversation_id } = line.message;
  const state = line.kind === 'outgoing' ? line.message.state : undefined;
  const code = state?.kind === 'failed' ? faultOf(state.error) : undefined;
  const uploaded = state?.kind === 'queued' ? (state.uploaded ?? 0) : undefined;
  return (
    <div className="files">
      {files?.map((file) => {
        const props = { desk, file, conversation_id, sent };
        return showsPicture(file) ? (
          <Picture key={file.id} {...props} file={file} />
        ) : (
          <FileLine key={file.id} {...props} />
        );
      })}
      {code !== undefined && <p className="refused">{t(`failed_${code}`)}</p>}
      {uploaded !== undefined && (
        <progress value={uploaded} aria-label={t('uploading', { n: Math.round(uploaded * 100) })} />
      )}
    </div>
  );
}

/** What the server says of files, where it says it. */
function faultOf({ code }: WireError): 'too_large' | 'file_refused' | undefined {
  return code === 'too_large' || code === 'file_refused' ? code : undefined;
}

export interface FileProps {
  readonly desk: FileDesk;
  readonly file: Attachment;
  readonly conversation_id: string;
  /** The server has it. */
  readonly sent: boolean;
}

function FileLine({ desk, file, conversation_id, sent }: FileProps) {
  const t = useFileWords();
  const { locale } = useWords();
  const [lost, setLost] = useState(false);
  const { id, name } = file;
  const size = fileSize(file.size, locale);
  const save = async () => {
    const url = await desk.address(conversation_id, id);
    setLost(url === undefined);
    if (url !== undefined) saveFile(url, name);
  };
  const words = (
    <>
      <Icon path={fileIcon} />
      <span className="grow">
        <bdi className="file-name">{name}</bdi> <span className="file-size">{size}</span>
      </span>
    </>
  );
  if (!sent) return <div className="file">{words}</div>;
  return (
    <>
      <button type="button" className="file" onClick={() => void save()}>
        <span className="hidden">{t('save_it')} </span>
        {words}
        <Icon path={downloadIcon} />
      </button>
      {lost && <output className="file-size">{t('not_now')}</output>}
    </>
  );
}
