import { limits, type WebsiteInbox } from '@porchlight/protocol';
import { useTranslation } from '../../shared/translation.tsx';
import { PartForm } from './part-form.tsx';
import { TextsField } from './texts-field.tsx';
import { usePart } from './use-part.ts';

/** The greeting in further languages; its first one is the appearance's. */
export function GreetingsSection({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const draft = usePart(inbox, ['greetings']);
  return (
    <PartForm
      title={t('first_contact.greetings')}
      lead={t('first_contact.greetings_lead')}
      draft={draft}
      faulty={false}
    >
      <TextsField
        texts={draft.value.greetings}
        length={limits.greeting_length}
        onTexts={(greetings) => draft.change({ greetings })}
      />
    </PartForm>
  );
}
