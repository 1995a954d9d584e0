import { useTranslation } from '../../shared/translation.tsx';
import { useSecondsUntil } from '../../shared/use-clock.ts';
import type { SignInFault } from './sign-in-fault.ts';

/** The fault in words, counting the seconds down where it has to be waited. Empty for none, or when it is over. */
export function useFaultSentence(fault: SignInFault | undefined): string {
  const { t } = useTranslation();
  const count = useSecondsUntil(fault?.kind === 'rate_limited' ? fault.until_ms : undefined);
  if (fault === undefined) return '';
  if (fault.kind !== 'rate_limited') return t(`sign_in.${fault.kind}`);
  return count === 0 ? '' : t('sign_in.rate_limited', { count });
}
