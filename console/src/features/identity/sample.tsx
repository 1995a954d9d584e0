import { checkIcon, copyIcon } from '@porchlight/design';
import { useId, useState } from 'react';
import { Button } from '../../shared/button.tsx';
import { Icon } from '../../shared/icon.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { useWorkspace } from '../../shared/workspace.ts';

/** Code of several lines, to read and to copy. */
export function Sample({ label, code }: { label: string; code: string }) {
  const { t } = useTranslation();
  const { say } = useWorkspace();
  const id = useId();
  const [copied, setCopied] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied(code),
      () => say(t('copy.copy_failed')),
    );
  const done = copied === code;
  return (
    <figure className="flex flex-col gap-2">
      <figcaption className="flex flex-wrap items-center justify-between gap-2">
        <span id={id} className="font-medium">
          {label}
        </span>
        <Button
          look="quiet"
          id={`${id}-copy`}
          aria-labelledby={`${id}-copy ${id}`}
          onClick={() => void copy()}
        >
          <Icon path={done ? checkIcon : copyIcon} />
          <span aria-live="polite">{done ? t('copy.copied') : t('copy.copy')}</span>
        </Button>
      </figcaption>
      <pre
        dir="ltr"
        className="rounded-lg border border-line bg-bg p-4 font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
