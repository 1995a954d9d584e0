import { shortcutOf } from './shortcuts.ts';
import { useTranslation } from './translation.tsx';
import { useFetchPart } from './use-fetch-part.ts';
import { useWorkspace } from './workspace.ts';

/** Shows a part or, where it is not wanted any more, hides it. */
type Show = (shown: boolean) => void;

/**
 * Opens a part of the console whose code comes when it is first wished for; says so where it can't be had. Until it has the focus,
 * Escape means the part that was asked for and not the screen behind it.
 */
export function useOpenPart(): (load: () => Promise<unknown>, show: Show) => void {
  const { say } = useWorkspace();
  const { t } = useTranslation();
  const fetchPart = useFetchPart();
  return async (load, show) => {
    const wish = new AbortController();
    const end = () => wish.abort();
    const until = { capture: true, signal: wish.signal };
    const giveUp = (event: KeyboardEvent) => {
      if (shortcutOf(event) !== 'back') return;
      event.preventDefault();
      end();
      show(false);
    };
    document.addEventListener('keydown', giveUp, until);
    const here = await fetchPart(load);
    if (wish.signal.aborted) return;
    document.addEventListener('focusin', end, until);
    if (here) return show(true);
    end();
    // The rest of the page goes on without it.
    say(t('failure.server_away'));
  };
}
