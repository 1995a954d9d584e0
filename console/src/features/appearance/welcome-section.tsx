import { limits } from '@porchlight/protocol';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { PictureField } from './picture-field.tsx';
import { Section } from './section.tsx';
import type { AppearanceDraft } from './use-appearance-draft.ts';

/** What a visitor meets first in the chat: picture and greeting. */
export function WelcomeSection({ look, faults, change }: AppearanceDraft) {
  const { t } = useTranslation();
  return (
    <Section title={t('appearance.head')}>
      <TextField
        label={t('appearance.greeting')}
        dir="auto"
        maxLength={limits.greeting_length}
        placeholder={t('appearance.greeting_ours')}
        value={look.greeting}
        onChange={(event) => change({ greeting: event.target.value })}
      />
      <PictureField
        picture={look.picture}
        wrong={faults.has('picture')}
        onPicture={(picture) => change({ picture })}
      />
    </Section>
  );
}
