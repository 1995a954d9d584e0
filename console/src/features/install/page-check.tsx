import { checkIcon, searchIcon } from '@porchlight/design';
import type { InstallCheck, WebsiteInbox } from '@porchlight/protocol';
import { useState, type SubmitEvent } from 'react';
import { codeOf } from '../../shared/api-failure.ts';
import { Button } from '../../shared/button.tsx';
import { failureSentence } from '../../shared/failure-sentence.ts';
import { Icon } from '../../shared/icon.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { Finding } from './finding.tsx';
import { pageAddress } from './page-address.ts';
import { usePageCheck } from './use-installation.ts';

/** Looks at a page of the owner's, and says what is in the chat's way. */
export function PageCheck({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const { mutate, data, error, isPending } = usePageCheck(inbox.id);

  const look = (event: SubmitEvent) => {
    event.preventDefault();
    const address = pageAddress(text);
    setWrong(address === null);
    if (address !== null && !isPending) mutate(address);
  };
  const failure = error === null ? undefined : t(failureSentence(codeOf(error)));
  return (
    <div className="flex flex-col gap-4">
      <form noValidate onSubmit={look} className="flex flex-wrap items-end gap-3">
        <div className="min-w-60 flex-1">
          <TextField
            type="url"
            inputMode="url"
            dir="ltr"
            label={t('install.check_label')}
            placeholder="https://www.example.com/"
            value={text}
            fault={wrong ? t('install.check_wrong') : failure}
            onChange={(event) => {
              setText(event.target.value);
              setWrong(false);
            }}
          />
        </div>
        <Button
          look="secondary"
          type="submit"
          aria-disabled={isPending}
          className="h-11 max-tablet:w-full"
        >
          <Icon path={searchIcon} />
          {t(isPending ? 'install.checking' : 'install.check')}
        </Button>
      </form>
      <div aria-live="polite" className="flex flex-col gap-4 empty:hidden">
        {data !== undefined && !isPending && <Result inbox={inbox} {...data} />}
      </div>
    </div>
  );
}

function Result({ inbox, page_url, findings }: InstallCheck & { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  if (findings.length > 0) {
    return findings.map((finding) => (
      <Finding key={finding.kind + finding.line} finding={finding} inbox={inbox} />
    ));
  }
  return (
    <p className="flex gap-2 text-success">
      <Icon path={checkIcon} className="mt-0.5" />
      <span className="min-w-0">
        {t('install.found_nothing')} <bdi className="break-words">{page_url}</bdi>
      </span>
    </p>
  );
}
