import type { WireError } from '@porchlight/protocol';
import { useEffect, useSyncExternalStore } from 'react';
import { ChatPanel } from '../ui/chat-panel.tsx';
import { refusalKey } from '../ui/connection-banner.tsx';
import { ThreadSkeleton } from '../ui/empty-thread.tsx';
import type { FindWays } from '../ui/panel-ways.ts';
import { Notice } from '../ui/notice.tsx';
import { useWords } from '../ui/words-context.ts';
import type { Chat } from './chat.ts';
import type { HostLine } from './host-line.ts';

/** Where the frame stands. */
export type Stage =
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly error: WireError }
  | { readonly kind: 'running'; readonly chat: Chat };

export interface AppProps {
  readonly line: HostLine;
  readonly stage: Stage;
  readonly findWays?: FindWays;
  /** Tries to begin the session again. */
  readonly onRetry: () => void;
  readonly onReload: () => void;
  /** All of the visitor is gone: begins anew, as nobody. */
  readonly onErased: () => void;
}

/** The frame's page in each stage. */
export function App({ line, stage, findWays, onRetry, onReload, onErased }: AppProps) {
  const { t } = useWords();
  const { open } = useSyncExternalStore(line.subscribe, line.getState);
  const close = () => line.tell({ type: 'close' });
  useEffect(() => heedKeys(close));
  switch (stage.kind) {
    case 'starting':
      return <ThreadSkeleton />;
    case 'failed': {
      const { code, retry } = stage.error;
      const again = { label: t('retry_now'), run: onRetry };
      const reload = { label: t('reload'), run: onReload };
      // Where the owner of the website has to act, there is nothing to press.
      const action = retry === 'later' ? again : retry === 'after-refresh' ? reload : undefined;
      const text = t(retry === 'later' ? 'unreachable' : refusalKey(code));
      return <Notice text={text} {...(action && { action })} onClose={close} />;
    }
    case 'running':
      return (
        <ChatPanel
          client={stage.chat.client}
          next_conversation={stage.chat.next_conversation}
          sound={stage.chat.sound}
          first={stage.chat.first}
          findWays={findWays}
          open={open}
          onClose={close}
          onReload={onReload}
          onErased={onErased}
        />
      );
  }
}

let goRound: ((event: KeyboardEvent) => void) | undefined;

function heedKeys(close: () => void): () => void {
  const hear = async (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
    if (event.key !== 'Tab') return;
    // Fetched by the first who goes by keyboard: that step is still the browser's.
    goRound?.(event);
    goRound ??= await import('./go-round.ts').then(
      (part) => part.goRound,
      () => undefined,
    );
  };
  addEventListener('keydown', hear);
  return () => removeEventListener('keydown', hear);
}
