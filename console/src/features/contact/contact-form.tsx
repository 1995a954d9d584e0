import { useTranslation } from '../../shared/translation.tsx';
import { limits, type Contact } from '@porchlight/protocol';
import { useState, type KeyboardEvent, type SubmitEvent } from 'react';
import { Button } from '../../shared/button.tsx';
import { isEmail } from '../../shared/email.ts';
import { TextField } from '../../shared/text-field.tsx';
import { useCommand } from '../../shared/use-command.ts';
import { useKept } from '../../shared/use-kept.ts';

/** Changes what a contact is called and where mail reaches them. What was typed stays until it is saved or given up. */
export function ContactForm({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const { t } = useTranslation();
  const { values, change, forget } = useKept(`contact:${contact.id}`, {
    name: contact.name ?? '',
    email: contact.email ?? '',
  });
  const { name, email } = values;
  const done = () => {
    forget();
    onDone();
  };
  const [wrong, setWrong] = useState(false);
  const { mutate, isPending } = useCommand('contact.update');

  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const told = { name: name.trim(), email: email.trim() };
    const sound = told.email === '' || isEmail(told.email);
    setWrong(!sound);
    if (isPending || !sound) return;
    mutate(
      { contact_id: contact.id, name: told.name || null, email: told.email || null },
      { onSuccess: done },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    done();
  };

  return (
    // Escape anywhere in the form leaves it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      noValidate
      onSubmit={save}
      onKeyDown={onKeyDown}
      aria-label={t('contact.details')}
      className="flex flex-col gap-3"
    >
      <TextField
        label={t('contact.name')}
        value={name}
        maxLength={limits.name_length}
        autoComplete="off"
        // The person has just asked to type here.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={t('contact.email')}
        type="email"
        value={email}
        autoComplete="off"
        fault={wrong ? t('contact.email_wrong') : undefined}
        onChange={(event) => change({ email: event.target.value })}
      />
      <div className="flex gap-2">
        <Button look="primary" type="submit" aria-disabled={isPending}>
          {t('contact.save')}
        </Button>
        <Button look="quiet" onClick={done}>
          {t('contact.cancel')}
        </Button>
      </div>
    </form>
  );
}
