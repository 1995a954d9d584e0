import { useTranslation } from '../../shared/translation.tsx';
import { limits } from '@porchlight/protocol';

const near = 500;

/** How many characters are left, said only where the limit is near. */
export function CharacterCount({ length }: { length: number }) {
  const { t } = useTranslation();
  const left = limits.message_length - length;
  return (
    <p
      aria-live="polite"
      className={`text-xs ${left < 0 ? 'font-medium text-danger' : 'text-muted'}`}
    >
      {left < 0 && t('composer.too_long', { count: -left })}
      {left >= 0 && left < near && t('composer.remaining', { count: left })}
    </p>
  );
}
