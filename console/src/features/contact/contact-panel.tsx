import { useLocale, useTranslation } from '../../shared/translation.tsx';
import { closeIcon, verifiedIcon } from '@porchlight/design';
import { Suspense } from 'react';
import type { Contact, Conversation } from '@porchlight/protocol';
import { Avatar } from '../../shared/avatar.tsx';
import { IconButton } from '../../shared/button.tsx';
import { Icon } from '../../shared/icon.tsx';
import { withSettingsWords } from '../../shared/language.ts';
import { lazyPart } from '../../shared/lazy-part.ts';
import { longDate } from '../../shared/times.ts';
import { useContactName } from '../../shared/use-contact-name.ts';
import { useLive } from '../../shared/workspace.ts';
import { ContactDetails } from './contact-details.tsx';
import { Fact, Facts } from './facts.tsx';
import { VisitFacts } from './visit-facts-list.tsx';

const ContactMore = lazyPart(
  async () => (await withSettingsWords(import('./contact-more.tsx'))).ContactMore,
);

interface ContactPanelProps {
  readonly conversation_id: string;
  readonly onClose: () => void;
}

/** Who writes: what they told, what their browser told, and since when. */
export function ContactPanel({ conversation_id, onClose }: ContactPanelProps) {
  const conversation = useLive((state) => state.conversations[conversation_id]);
  const contact = useLive((state) => conversation && state.contacts[conversation.contact_id]);
  if (conversation === undefined || contact === undefined) return null;
  return <Panel conversation={conversation} contact={contact} onClose={onClose} />;
}

interface PanelProps {
  readonly conversation: Conversation;
  readonly contact: Contact;
  readonly onClose: () => void;
}

function Panel({ conversation, contact, onClose }: PanelProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const name = useContactName(contact.id);
  const availability = useLive((state) => state.presence[contact.id] ?? 'offline');
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-5">
      <header className="relative flex flex-col items-center gap-2 pt-3 text-center">
        <IconButton
          icon={closeIcon}
          label={t('contact.close')}
          onClick={onClose}
          className="absolute -end-2 -top-2 desk:hidden"
        />
        <Avatar id={contact.id} name={name} size="lg" availability={availability} />
        <div className="min-w-0 max-w-full">
          <h2 className="text-xl font-semibold break-words">
            <bdi>{name}</bdi>
          </h2>
          <p className="text-sm text-muted">{t(`contact.${availability}`)}</p>
          {contact.identity && <Verified />}
        </div>
      </header>
      <ContactDetails key={contact.id} contact={contact} />
      <VisitFacts context={contact.context} />
      <Facts title={t('contact.conversation')}>
        <Fact label={t('contact.number')}>{`#${conversation.number}`}</Fact>
        <Fact label={t('contact.started')}>{longDate(locale, conversation.created_at)}</Fact>
        {contact.identity && (
          <Fact label={t('contact.user_id')}>
            <bdi>{contact.identity.user_id}</bdi>
          </Fact>
        )}
        <Fact label={t('contact.first_seen')}>{longDate(locale, contact.created_at)}</Fact>
      </Facts>
      <Suspense fallback={null}>
        <ContactMore contact={contact} conversation={conversation} />
      </Suspense>
    </div>
  );
}

function Verified() {
  const { t } = useTranslation();
  return (
    <p
      title={t('contact.verified_hint')}
      className="mt-1 inline-flex items-center gap-1 text-sm font-medium text-success"
    >
      <Icon path={verifiedIcon} size={16} />
      {t('contact.verified')}
    </p>
  );
}
