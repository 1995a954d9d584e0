import { FormFoot } from '../../shared/form-foot.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { limits, type WebsiteInbox } from '@porchlight/protocol';
import { useId, useState, type SubmitEvent } from 'react';
import { useCommand } from '../../shared/use-command.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { readWebsiteLines, type WebsiteLines } from './website-lines.ts';

/** Which websites may show the chat. Admins change it, the others see it. */
export function AllowedWebsites({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="font-semibold">{t('install.sites_title')}</h3>
        <p className="text-muted text-pretty">{t('install.sites_lead')}</p>
      </div>
      {agent.role === 'admin' ? <WebsitesForm inbox={inbox} /> : <WebsitesList inbox={inbox} />}
    </div>
  );
}

function WebsitesList({ inbox: { allowed_origins } }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  return (
    <div className="rounded-lg border border-line bg-surface p-4">
      {allowed_origins.length === 0 ? (
        <p>{t('install.sites_everyone')}</p>
      ) : (
        <ul dir="ltr" className="font-mono text-sm">
          {allowed_origins.map((origin) => (
            <li key={origin}>{origin}</li>
          ))}
        </ul>
      )}
      <p className="mt-2 text-sm text-muted">{t('install.sites_admin')}</p>
    </div>
  );
}

function WebsitesForm({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const id = useId();
  const saved = inbox.allowed_origins.join('\n');
  const [known, setKnown] = useState(saved);
  const [text, setText] = useState(saved);
  // Somebody allowed one more elsewhere, such as above: what is being written here goes before it.
  if (known !== saved) {
    setKnown(saved);
    if (text === known) setText(saved);
  }
  const [fault, setFault] = useState<WebsiteLines>();
  const { mutate, isPending, isSuccess, reset } = useCommand('inbox.update');

  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const read = readWebsiteLines(text);
    setFault(read);
    if (!read.ok || isPending) return;
    const wish = { inbox_id: inbox.id, name: inbox.name, allowed_origins: read.origins };
    mutate(wish, { onSuccess: () => setText(read.origins.join('\n')) });
  };

  const sentence = useFaultWords(fault);
  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm text-muted">
        {t('install.sites_label')}
      </label>
      <textarea
        id={id}
        dir="ltr"
        rows={4}
        spellCheck={false}
        value={text}
        aria-invalid={sentence !== ''}
        aria-describedby={`${id}-fault`}
        onChange={(event) => {
          setText(event.target.value);
          reset();
        }}
        className="calm rounded-md border border-line-strong bg-surface p-3 font-mono text-sm focus-visible:lit-edge aria-invalid:border-danger aria-invalid:outline-danger max-tablet:text-input"
      />
      <p id={`${id}-fault`} role="alert" className="text-sm text-danger empty:hidden">
        {sentence}
      </p>
      <FormFoot
        look="secondary"
        save={t('install.save')}
        saved={t('install.saved')}
        saving={isPending ? 'pending' : isSuccess ? 'saved' : 'idle'}
        changed={text !== saved}
      />
    </form>
  );
}

function useFaultWords(read: WebsiteLines | undefined): string {
  const { t } = useTranslation();
  if (read === undefined || read.ok) return '';
  return read.reason === 'wrong'
    ? t('install.sites_wrong', { line: read.line })
    : t('install.sites_many', { count: limits.origins });
}
