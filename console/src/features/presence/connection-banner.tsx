import { useTranslation } from '../../shared/translation.tsx';
import { wifiOffIcon } from '@porchlight/design';
import { Icon } from '../../shared/icon.tsx';
import { useSecondsUntil } from '../../shared/use-clock.ts';
import { useLive, useWorkspace } from '../../shared/workspace.ts';

// Most losses mend themselves at the first try: nothing to be told about.
const quiet_attempts = 1;

/** Says when the connection is lost, when it will be tried again, and offers to try now. Nothing while all is well. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const { client } = useWorkspace();
  const connection = useLive((state) => state.connection);
  const seconds = useSecondsUntil(connection.kind === 'waiting' ? connection.retry_at : undefined);
  return (
    <div aria-live="polite" className="empty:hidden">
      {connection.kind === 'refused' && (
        <Strip
          words={t('connection.refused')}
          action={t('connection.reload')}
          run={() => location.reload()}
        />
      )}
      {(connection.kind === 'waiting' || connection.kind === 'connecting') &&
        connection.attempt > quiet_attempts && (
          // One strip for both, so that it is read out once, and its button keeps the focus while it is tried.
          <Strip
            words={t('connection.lost')}
            action={t('connection.retry')}
            run={client.connectNow}
          >
            {seconds > 0 ? t('connection.retry_in', { seconds }) : t('connection.connecting')}
          </Strip>
        )}
    </div>
  );
}

interface StripProps {
  readonly words: string;
  readonly action: string;
  readonly run: () => void;
  /** Changes often: shown, but not read out. */
  readonly children?: string;
}

function Strip({ words, action, run, children }: StripProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-4 py-1.5 text-sm">
      <Icon path={wifiOffIcon} size={16} className="text-warn" />
      <span className="min-w-56 flex-1">{words}</span>
      {children !== undefined && (
        <span aria-hidden="true" className="text-muted tabular-nums">
          {children}
        </span>
      )}
      <button
        type="button"
        onClick={run}
        className="calm min-h-7 rounded-sm px-2 font-medium underline underline-offset-2 hover:bg-hover"
      >
        {action}
      </button>
    </div>
  );
}
