import {
  hasVerifiedAddress,
  type Contact,
  type Conversation,
  type Ending,
} from '@porchlight/protocol';
import { useState } from 'react';
import { answered } from '../../shared/api-failure.ts';
import { Button } from '../../shared/button.tsx';
import { PlainDialog } from '../../shared/overlays/plain-dialog.tsx';
import { SettingsWords, useTranslation } from '../../shared/translation.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useWorkspace } from '../../shared/workspace.ts';
import { Described } from './described.tsx';
import { exportContact } from './export-contact.ts';
import { Fact, Facts } from './facts.tsx';
import { Introduction } from './introduction.tsx';

interface ContactMoreProps {
  readonly contact: Contact;
  readonly conversation: Conversation;
}

/** What a website tells, the rating of a conversation, its transcript, and the end of all that is kept of a contact. Import it lazily. */
export function ContactMore(props: ContactMoreProps) {
  return (
    <SettingsWords>
      <More {...props} />
    </SettingsWords>
  );
}

function More({ contact, conversation }: ContactMoreProps) {
  const { t } = useTranslation();
  const { agent } = useWorkspace();
  const { ending } = conversation;
  return (
    <>
      <Described contact={contact} conversation={conversation} />
      <Introduction conversation_id={conversation.id} />
      {ending?.rating !== undefined && <Rated rating={ending.rating} />}
      {contact.erased_at !== undefined && (
        <p className="text-sm text-muted">{t('privacy.erased')}</p>
      )}
      <div className="flex flex-col gap-2">
        {hasVerifiedAddress(contact) && <Transcript conversation_id={conversation.id} />}
        {agent.role === 'admin' && contact.erased_at === undefined && (
          <>
            <Export contact_id={contact.id} />
            <Erase contact_id={contact.id} />
          </>
        )}
      </div>
    </>
  );
}

function Rated({ rating }: { rating: NonNullable<Ending['rating']> }) {
  const { t } = useTranslation();
  return (
    <Facts title={t('privacy.rating')}>
      <Fact label={t('privacy.score')}>{t('privacy.score_of', { score: rating.score })}</Fact>
      {rating.comment !== null && (
        <Fact label={t('privacy.comment')}>
          <bdi>{rating.comment}</bdi>
        </Fact>
      )}
    </Facts>
  );
}

function Transcript({ conversation_id }: { conversation_id: string }) {
  const { t } = useTranslation();
  const { say } = useWorkspace();
  // The button is there only where the address is proved, so what is refused is refused for want of a mail server.
  const words = { forbidden: t('privacy.transcript_no_mail') };
  const { mutate, isPending } = useCommand('transcript.send', words);
  const send = () =>
    mutate({ conversation_id }, { onSuccess: () => say(t('privacy.transcript_sent')) });
  return (
    <Button look="secondary" aria-disabled={isPending} onClick={() => isPending || send()}>
      {t('privacy.transcript')}
    </Button>
  );
}

function Export({ contact_id }: { contact_id: string }) {
  const { t } = useTranslation();
  const { api, say } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await exportContact(
        async (asked) => answered(await api.call('contact.export', asked)),
        contact_id,
      );
    } catch {
      say(t('privacy.export_failed'));
    }
    setBusy(false);
  };
  return (
    <Button look="secondary" aria-disabled={busy} onClick={() => busy || void save()}>
      {t(busy ? 'privacy.exporting' : 'privacy.export')}
    </Button>
  );
}

function Erase({ contact_id }: { contact_id: string }) {
  const { t } = useTranslation();
  const { say } = useWorkspace();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useCommand('contact.erase');
  const close = () => setAsking(false);
  const erase = () => {
    close();
    mutate({ contact_id }, { onSuccess: () => say(t('privacy.erasing')) });
  };
  return (
    <>
      <Button look="danger" aria-disabled={isPending} onClick={() => setAsking(true)}>
        {t('privacy.erase')}
      </Button>
      {asking && (
        <PlainDialog
          title={t('privacy.erase_title')}
          lead={t('privacy.erase_lead')}
          stay={t('privacy.keep')}
          go={t('privacy.erase_yes')}
          onClose={close}
          onGo={erase}
        />
      )}
    </>
  );
}
