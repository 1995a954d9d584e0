import type { WebsiteInbox } from '@porchlight/protocol';
import { useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { CopyTag } from '../../shared/copy-tag.tsx';
import { PlainDialog } from '../../shared/overlays/plain-dialog.tsx';
import { longDate } from '../../shared/times.ts';
import { useLocale, useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';

/** The secret: whether there is one, and how to get one, which is shown this once. */
export function SecretSection({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const { mutate, data, isPending } = useCommand('inbox.renew_secret');
  const made_at = data?.secret_made_at ?? inbox.identity?.secret_made_at ?? null;
  const make = () => {
    setAsking(false);
    if (!isPending) mutate({ inbox_id: inbox.id });
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm text-muted">
        {made_at === null
          ? t('identity.no_secret')
          : t('identity.secret_made', { date: longDate(locale, made_at) })}
      </p>
      <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
        {data !== undefined && (
          <>
            <CopyTag label={t('identity.secret')} tag={data.secret} />
            <p className="text-sm text-pretty">{t('identity.secret_once')}</p>
          </>
        )}
      </div>
      <Button
        look="secondary"
        className="self-start"
        aria-disabled={isPending}
        onClick={made_at === null ? make : () => setAsking(true)}
      >
        {made_at === null ? t('identity.make_secret') : t('identity.renew_secret')}
      </Button>
      {asking && (
        <PlainDialog
          title={t('identity.renew_title')}
          lead={t('identity.renew_lead')}
          stay={t('identity.keep_secret')}
          go={t('identity.renew_secret')}
          onClose={() => setAsking(false)}
          onGo={make}
        />
      )}
    </div>
  );
}
