import { closeIcon, LOGO_ROOF_WIDTH, LOGO_VIEW_BOX, logoLamp, logoRoof } from '@porchlight/design';
import { Icon } from './drawing.tsx';
import { useWords } from './words-context.ts';

/** The porch with its lamp. */
export function Mark() {
  return (
    <svg className="mark" viewBox={LOGO_VIEW_BOX} aria-hidden="true">
      <path d={logoRoof} stroke-width={LOGO_ROOF_WIDTH} />
      <path className="lamp" d={logoLamp} />
    </svg>
  );
}

export interface NoticeProps {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly onClose?: () => void;
}

/** One sentence in place of the chat, with what can be done about it. */
export function Notice({ text, action, onClose }: NoticeProps) {
  const { t } = useWords();
  return (
    <main className="notice" aria-label={t('title')}>
      {onClose && (
        <button type="button" className="round" aria-label={t('close')} onClick={onClose}>
          <Icon path={closeIcon} />
        </button>
      )}
      <Mark />
      <div role="alert">
        <h1>{text}</h1>
      </div>
      {action && (
        <button type="button" className="text-button" onClick={action.run}>
          {action.label}
        </button>
      )}
    </main>
  );
}
