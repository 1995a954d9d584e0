import { alertIcon } from '@porchlight/design';
import type { InstallFinding, WebsiteInbox } from '@porchlight/protocol';
import { CopyTag } from '../../shared/copy-tag.tsx';
import { Icon } from '../../shared/icon.tsx';
import type { Translate } from '../../shared/translate.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { AllowWebsite } from './allow-website.tsx';

interface FindingProps {
  readonly finding: InstallFinding;
  readonly inbox: WebsiteInbox;
}

/** One thing in the chat's way, and the line that mends it. */
export function Finding({ finding, inbox }: FindingProps) {
  const { t } = useTranslation();
  const { kind, line } = finding;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex gap-2">
        <Icon path={alertIcon} className="mt-0.5 text-warn" />
        <span className="min-w-0 text-pretty">{sentence(finding, t)}</span>
      </p>
      {kind === 'origin_not_allowed' ? (
        <>
          <p dir="ltr" className="font-mono text-sm break-words">
            {line}
          </p>
          <AllowWebsite inbox={inbox} origin={line} />
        </>
      ) : (
        kind !== 'no_page' && <CopyTag label={t('install.fix')} tag={line} />
      )}
    </div>
  );
}

function sentence(finding: InstallFinding, t: Translate): string {
  switch (finding.kind) {
    case 'no_page':
      return t(`install.no_page_${finding.reason}`);
    case 'policy': {
      const blocked = finding.blocked
        .map((need) => t(`install.blocked_${need}`))
        .join(t('install.and'));
      const said = finding.line.startsWith('<') ? 'install.policy_meta' : 'install.policy_header';
      const nonce = finding.nonce ? ` ${t('install.policy_nonce')}` : '';
      return `${t(said, { blocked })}${nonce}`;
    }
    case 'no_tag':
    case 'other_server':
    case 'wrong_key':
    case 'mixed_content':
    case 'origin_not_allowed':
      return t(`install.${finding.kind}`);
  }
}
