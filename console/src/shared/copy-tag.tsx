import { useTranslation } from './translation.tsx';
import { checkIcon, copyIcon } from '@porchlight/design';
import { useRef, useState } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useWorkspace } from './workspace.ts';

/** A line to copy, such as code or a password, with a button that does. */
export function CopyTag({ label, tag }: { label: string; tag: string }) {
  const { t } = useTranslation();
  const { say } = useWorkspace();
  const code = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tag);
      setCopied(true);
    } catch {
      // Without https there is no clipboard: select the line, so that only the keys remain to be pressed.
      if (code.current !== null) getSelection()?.selectAllChildren(code.current);
      say(t('copy.copy_failed'));
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-surface p-3 ps-4">
      <code
        ref={code}
        aria-label={label}
        dir="ltr"
        className="min-w-0 flex-1 basis-72 font-mono text-sm [overflow-wrap:anywhere]"
      >
        {tag}
      </code>
      <Button look="primary" onClick={() => void copy()} className="max-tablet:w-full">
        <Icon path={copied ? checkIcon : copyIcon} />
        <span aria-live="polite">{copied ? t('copy.copied') : t('copy.copy')}</span>
      </Button>
    </div>
  );
}
