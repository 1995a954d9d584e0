import { useTranslation } from '../../shared/translation.tsx';
import { mailIcon, userIcon } from '@porchlight/design';
import type { Contact } from '@porchlight/protocol';
import { Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../shared/button.tsx';
import { fetchedPart } from '../../shared/fetched-part.ts';
import { Icon } from '../../shared/icon.tsx';
import { useOpenPart } from '../../shared/use-open-part.ts';

const [ContactForm, load] = fetchedPart(
  () => import('./contact-form.tsx'),
  (module) => module.ContactForm,
);

/** Name and e-mail address, which can be changed in place. */
export function ContactDetails({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const openPart = useOpenPart();
  const button = useRef<HTMLButtonElement>(null);
  const told = contact.name !== null || contact.email !== null;
  const stop = () => {
    // At once, so that the focus goes from the form to its button and is nobody else's in between.
    flushSync(() => setEditing(false));
    button.current?.focus();
  };
  const edit = () => openPart(load, setEditing);
  if (editing)
    return (
      <Suspense fallback={null}>
        <ContactForm contact={contact} onDone={stop} />
      </Suspense>
    );
  return (
    <section aria-label={t('contact.details')} className="flex flex-col gap-3">
      {told && (
        <ul className="flex flex-col gap-2 text-sm">
          {contact.name !== null && (
            <li className="flex items-center gap-2.5">
              <Icon path={userIcon} size={16} className="text-muted" />
              <bdi className="min-w-0 truncate">{contact.name}</bdi>
            </li>
          )}
          <li className="flex items-center gap-2.5">
            <Icon path={mailIcon} size={16} className="text-muted" />
            {contact.email === null ? (
              <span className="text-muted">{t('contact.no_email')}</span>
            ) : (
              <a href={`mailto:${contact.email}`} className="min-w-0 truncate hover:underline">
                {contact.email}
              </a>
            )}
          </li>
        </ul>
      )}
      <Button ref={button} look="secondary" onClick={edit}>
        {told ? t('contact.edit') : t('contact.add_details')}
      </Button>
    </section>
  );
}
