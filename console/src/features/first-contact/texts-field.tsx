import { closeIcon } from '@porchlight/design';
import { useState } from 'react';
import { Button, IconButton } from '../../shared/button.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { languageName } from './language-name.ts';
import { useLocale, useTranslation } from '../../shared/translation.tsx';

interface TextsFieldProps {
  readonly texts: Readonly<Record<string, string>>;
  /** How long each may be. */
  readonly length: number;
  readonly onTexts: (texts: Readonly<Record<string, string>>) => void;
}

/** One text in further languages, each by its name. A language whose field is empty is as if it were not there. */
export function TextsField({ texts, length, onTexts }: TextsFieldProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [language, setLanguage] = useState('');
  const [open, setOpen] = useState<readonly string[]>(() => Object.keys(texts));
  const isTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && !open.includes(language);
  const nameOf = (tag: string) => languageName(locale, tag);
  const set = (tag: string, text: string) => {
    const { [tag]: _before, ...rest } = texts;
    onTexts(text.trim() === '' ? rest : { ...rest, [tag]: text });
  };
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1.5 text-sm font-medium">{t('first_contact.texts')}</legend>
      {open.map((tag) => (
        <TextField
          key={tag}
          label={nameOf(tag)}
          dir="auto"
          lang={tag}
          maxLength={length}
          value={texts[tag] ?? ''}
          onChange={(event) => set(tag, event.target.value)}
          after={
            <IconButton
              icon={closeIcon}
              label={t('first_contact.remove', { name: nameOf(tag) })}
              onClick={() => {
                set(tag, '');
                setOpen(open.filter((each) => each !== tag));
              }}
            />
          }
        />
      ))}
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          label={t('first_contact.language')}
          dir="ltr"
          spellCheck={false}
          placeholder="pt-BR"
          className="max-w-40"
          value={language}
          onChange={(event) => setLanguage(event.target.value.trim())}
        />
        <Button
          look="secondary"
          disabled={!isTag}
          className="h-11"
          onClick={() => {
            setOpen([...open, language]);
            setLanguage('');
          }}
        >
          {t('first_contact.add_language')}
        </Button>
      </div>
    </fieldset>
  );
}
