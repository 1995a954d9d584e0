import { alertIcon, checkIcon, mailIcon } from '@porchlight/design';
import type { MailSettings, MailTest } from '@porchlight/protocol';
import { Button } from '../../shared/button.tsx';
import { CopyTag } from '../../shared/copy-tag.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useTestMail } from './use-test-mail.ts';

const example = 'SMTP_URL=smtp://USER:PASSWORD@mail.example.com:587';

/** Whether mail goes out, and a mail to try it. */
export function SendingSection({ set_up, from }: MailSettings) {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{t('mail.sending')}</h2>
      {set_up ? (
        <>
          <p className="flex items-center gap-2">
            <Icon path={checkIcon} className="text-success" />
            <span>
              {t('mail.on')} <bdi className="font-medium">{from}</bdi>
            </span>
          </p>
          <TestMail />
        </>
      ) : (
        <Missing />
      )}
    </section>
  );
}

function Missing() {
  const { t } = useTranslation();
  return (
    <>
      <div className="flex gap-3 rounded-lg border border-line bg-warn-soft p-4">
        <Icon path={alertIcon} className="mt-0.5 shrink-0 text-warn" />
        <div className="min-w-0">
          <p className="font-medium">{t('mail.off')}</p>
          <p className="text-pretty">{t('mail.off_lead')}</p>
        </div>
      </div>
      <CopyTag label={t('mail.variable')} tag={example} />
    </>
  );
}

function TestMail() {
  const { t } = useTranslation();
  const { mutate, data, isPending } = useTestMail();
  return (
    <div className="flex flex-col gap-3">
      <Button
        look="secondary"
        aria-disabled={isPending}
        onClick={() => isPending || mutate()}
        className="self-start max-tablet:self-stretch"
      >
        <Icon path={mailIcon} />
        {t(isPending ? 'mail.testing' : 'mail.test')}
      </Button>
      <div aria-live="polite" className="empty:hidden">
        {data !== undefined && !isPending && <Verdict {...data} />}
      </div>
    </div>
  );
}

function Verdict({ outcome, to, said }: MailTest) {
  const { t } = useTranslation();
  if (outcome === 'sent') return <p className="text-success">{t('mail.outcome_sent', { to })}</p>;
  return (
    <div className="flex flex-col gap-2 rounded-lg bg-danger-soft p-4">
      <p className="font-medium text-danger">{t(`mail.outcome_${outcome}`)}</p>
      {said !== '' && (
        <p className="text-sm">
          {t('mail.said')} <bdi className="font-mono break-words">{said}</bdi>
        </p>
      )}
    </div>
  );
}
