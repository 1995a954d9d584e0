import type { WebsiteInbox } from '@porchlight/protocol';
import { useState } from 'react';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { CopyTag } from '../../shared/copy-tag.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { consents, scriptTag, type Consent } from './script-tag.ts';

/** The line to paste, and what it is to allow before a visitor has opened the chat. */
export function TagSection({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const [consent, setConsent] = useState<Consent>('standard');
  return (
    <div className="flex flex-col gap-4">
      <CopyTag label={t('install.tag')} tag={scriptTag(location.origin, inbox.key, consent)} />
      <ChoiceField
        label={t('install.consent')}
        value={consent}
        options={consents.map((value) => ({ value, label: t(`install.consent_${value}`) }))}
        hint={t(`install.consent_${consent}_hint`)}
        choose={setConsent}
      />
    </div>
  );
}
