import type { MessageLine } from '@porchlight/client';
import { closeIcon } from '@porchlight/design';
import { plainText } from '@porchlight/design/markdown';
import { IconButton } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useAgent } from '../../shared/use-agents.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { fileInWords, shownText } from './shown-text.ts';

interface QuoteProps {
  /** Undefined while it stands in an older page than is here. */
  readonly line: MessageLine | undefined;
  /** What the contact is called. */
  readonly name: string;
}

const look =
  'block w-full min-w-0 rounded-sm border-s-3 border-brand bg-hover px-2.5 py-1 text-start text-sm text-muted';

/** The message that another answers: pressed, it leads there. */
export function Quote({ line, name, onJump }: QuoteProps & { readonly onJump: () => void }) {
  const { t } = useTranslation();
  const author = useAuthor(line, name);
  const text = useQuotedText(line);
  return (
    <button type="button" dir="auto" onClick={onJump} className={`mb-1.5 ${look}`}>
      <span className="sr-only">{t('quote.label')} </span>
      {line && <Author>{author}</Author>}
      {line && <span className="sr-only">: </span>}
      <Words>{text}</Words>
    </button>
  );
}

/** Above the field: what will be answered, and the way out. */
export function ReplyBar({ line, name, onCancel }: QuoteProps & { readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const author = useAuthor(line, name);
  const text = useQuotedText(line);
  return (
    <div className="flex items-center gap-1 ps-4 pe-1 pt-2 pb-1">
      <div dir="auto" className={look}>
        <Author>{t('quote.replying', { name: author })}</Author>
        <Words>{text}</Words>
      </div>
      <IconButton icon={closeIcon} label={t('quote.cancel')} onClick={onCancel} />
    </div>
  );
}

function Author({ children }: { children: string }) {
  return <bdi className="block truncate font-medium text-text">{children}</bdi>;
}

function Words({ children }: { children: string }) {
  return (
    <span dir="auto" className="line-clamp-2 [overflow-wrap:anywhere]">
      {children}
    </span>
  );
}

function useAuthor(line: MessageLine | undefined, name: string): string {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const author = line?.kind === 'message' ? line.message.author : undefined;
  const colleague = useAgent(author?.kind === 'agent' ? author.id : null);
  if (author === undefined || author.id === agent.id) return t('thread.you');
  return author.kind === 'visitor' ? name : (colleague?.name ?? t('thread.former_agent'));
}

function useQuotedText(line: MessageLine | undefined): string {
  const { t } = useTranslation();
  if (line === undefined) return t('quote.earlier');
  const { text } = shownText(line);
  return text === null
    ? t('thread.removed')
    : plainText(text) || fileInWords(line, t('list.picture'));
}
