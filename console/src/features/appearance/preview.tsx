import type { Appearance } from '@porchlight/protocol';
import { useEffect, useRef, useState } from 'react';
import { ChoiceField } from '../../shared/choice-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';

interface PreviewProps {
  readonly look: Appearance;
  /** The inbox's name. */
  readonly name: string;
  /** Out of sight where there is no room for it beside the settings. */
  readonly hidden: boolean;
}

const views = ['closed', 'greeting', 'talk'] as const;

/** The widget itself on an empty website, with this look. What is written there goes nowhere. */
export function Preview({ look, name, hidden }: PreviewProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const [view, setView] = useState<(typeof views)[number]>('greeting');
  const post = () => {
    const message = { porchlight_preview: 1, look, name, view };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  };
  useEffect(post);
  return (
    <section
      aria-label={t('appearance.preview_of')}
      className={`flex min-w-0 flex-1 flex-col gap-4 bg-bg p-4 desk:border-s desk:border-line desk:p-6 ${hidden ? 'max-desk:hidden' : ''}`}
    >
      <ChoiceField
        plain
        label={t('appearance.preview_shows')}
        value={view}
        options={views.map((value) => ({ value, label: t(`appearance.view_${value}`) }))}
        choose={setView}
      />
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- it is our own page, and needs its origin and its script */}
      <iframe
        ref={frame}
        src="/widget/preview"
        title={t('appearance.preview_of')}
        onLoad={post}
        className="min-h-0 w-full flex-1 rounded-lg border border-line bg-surface"
      />
    </section>
  );
}
