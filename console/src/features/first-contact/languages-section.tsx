import { spokenLanguages } from '@porchlight/design/dress';
import type { WebsiteInbox } from '@porchlight/protocol';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { useLocale, useTranslation } from '../../shared/translation.tsx';
import { CheckField } from './check-field.tsx';
import { languageName } from './language-name.ts';
import { PartForm } from './part-form.tsx';
import { without } from './rows.ts';
import { usePart } from './use-part.ts';

/** Which of our languages the chat speaks; the first that was chosen is for who reads none of them. */
export function LanguagesSection({ inbox }: { inbox: WebsiteInbox }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const draft = usePart(inbox, ['languages']);
  const { languages } = draft.value;
  const set = (next: readonly string[]) => draft.change({ languages: next });
  const [first] = languages;
  const choices = (['all', 'some'] as const).map((value) => ({
    value,
    label: t(`first_contact.languages_${value}`),
  }));
  return (
    <PartForm
      title={t('first_contact.languages')}
      lead={t('first_contact.languages_lead')}
      draft={draft}
      faulty={false}
    >
      <ChoiceField
        plain
        label={t('first_contact.languages')}
        value={first === undefined ? 'all' : 'some'}
        options={choices}
        {...(first !== undefined && {
          hint: t('first_contact.languages_first', { name: languageName(locale, first) }),
        })}
        choose={(value) => set(value === 'all' ? [] : ['en'])}
      />
      {first !== undefined && (
        <div className="grid grid-cols-2 gap-3 tablet:grid-cols-3">
          {spokenLanguages.map((tag) => (
            <CheckField
              key={tag}
              label={languageName(locale, tag)}
              checked={languages.includes(tag)}
              onCheck={(checked) =>
                set(checked ? [...languages, tag] : without(languages, languages.indexOf(tag)))
              }
            />
          ))}
        </div>
      )}
    </PartForm>
  );
}
