import { useTranslation } from '../../shared/translation.tsx';
import { useState } from 'react';
import { useWorkspace } from '../../shared/workspace.ts';
import { BelowButton } from './below-button.tsx';

/** Copies the text of a message. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation();
  const { say } = useWorkspace();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without https there is no clipboard.
      say(t('unsent.copy_failed'));
    }
  };
  return <BelowButton label={copied ? t('copy.copied') : t('copy.copy')} run={() => void copy()} />;
}
