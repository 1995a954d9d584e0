import { useLocale, useTranslation } from '../../shared/translation.tsx';
import type { VisitContext } from '@porchlight/protocol';
import { timeInZone } from '../../shared/times.ts';
import { useMinute } from '../../shared/use-clock.ts';
import { Fact, Facts } from './facts.tsx';
import { browserFacts, languageName, safePage } from './visit-facts.ts';

/** What the visitor's browser told. Claims: shown, never trusted; what it did not tell is left out. */
export function VisitFacts({ context }: { context: VisitContext }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now_ms = useMinute();
  const local = context.time_zone === null ? null : timeInZone(locale, context.time_zone, now_ms);
  const browser = useBrowserWords(context.user_agent);
  if (Object.values(context).every((told) => told === null)) return null;
  return (
    <Facts title={t('contact.visit')} note={t('contact.claims')}>
      {context.page_url !== null && (
        <Fact label={t('contact.page')}>
          <Page url={context.page_url} title={context.page_title} />
        </Fact>
      )}
      {context.referrer && (
        <Fact label={t('contact.referrer')}>
          <Page url={context.referrer} title={null} />
        </Fact>
      )}
      {local !== null && <Fact label={t('contact.local_time')}>{local}</Fact>}
      {context.language !== null && (
        <Fact label={t('contact.language')}>{languageName(locale, context.language)}</Fact>
      )}
      {browser !== null && <Fact label={t('contact.browser')}>{browser}</Fact>}
    </Facts>
  );
}

function useBrowserWords(user_agent: string | null): string | null {
  const { t } = useTranslation();
  if (user_agent === null) return null;
  const { browser, system } = browserFacts(user_agent);
  if (browser === null || system === null) return browser ?? system;
  return t('contact.browser_on', { browser, system });
}

function Page({ url, title }: { url: string; title: string | null }) {
  const page = safePage(url);
  if (page === null) return <bdi>{url}</bdi>;
  return (
    <a
      href={page.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      <bdi>{title || page.label}</bdi>
    </a>
  );
}
