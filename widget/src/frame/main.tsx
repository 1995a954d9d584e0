import '@porchlight/design/tokens.css';
import '../ui/chat.css';
import { createBrowserEnvironment } from '@porchlight/client/browser';
import type { VNode } from 'preact';
import { render } from 'react-dom';
import { chooseWords, type Words } from '../messages/words.ts';
import { Notice } from '../ui/notice.tsx';
import { WordsContext } from '../ui/words-context.ts';
import { App, type Stage } from './app.tsx';
import { startChat } from './chat.ts';
import { awaitHost, type HostLine } from './host-line.ts';
import { createKept } from './kept.ts';
import { createPanelVisibility } from './panel-visibility.ts';
import { createSession } from './session.ts';
import { playStages, type Stages } from './stages.ts';
import { takeCalls } from './take-calls.ts';
import { visitContext } from './visit-context.ts';

const wishes = new URLSearchParams(location.search);
const inbox_key = wishes.get('inbox') ?? '';

// Listening before anything else: the loader makes its offer as soon as this page has loaded.
const host = awaitHost(window);
void main();

// The few who ask for other contrast, or for their system's colours, fetch it, now or when they begin to.
const contrast = matchMedia('(prefers-contrast),(forced-colors:active)');
const heedContrast = () => contrast.matches && void import('./more-contrast.ts');
contrast.addEventListener('change', heedContrast);
heedContrast();

async function main(): Promise<void> {
  const { documentElement } = document;
  // The server writes what the owner says into the page, so that it is there from the first paint.
  const { lang = wishes.get('lang') ?? '' } = documentElement.dataset;
  const languages = [lang, ...navigator.languages];
  const words = await chooseWords(languages, documentElement.dataset);
  documentElement.lang = words.locale;
  document.dir = /^(ar|fa|he)/.test(words.locale) ? 'rtl' : '';
  document.title = words.t('title');
  if (window.parent !== window) return play(words, await host);
  const { awaitHandOver } = await import('./window/own-window.ts');
  const found = await awaitHandOver(window, inbox_key);
  if (found) play(words, found.line, found.storage);
  else show(words, <Notice text={words.t('opened_alone')} />);
}

const fetchIdentity = () => import('./identity.ts');

function play(words: Words, line: HostLine, own?: Storage): void {
  const context = visitContext(line.page, navigator);
  let stage: Stage = { kind: 'starting' };
  // What stands in the chat's place.
  let other: VNode | undefined;
  const kept = createKept(() => own ?? localStorage);
  const session = createSession({
    inbox_key,
    origin: line.origin,
    context,
    kept,
    fetch: (...request) => fetch(...request),
  });
  const environment = createBrowserEnvironment({
    url: location.origin,
    namespace: '/visitor',
    visibility: createPanelVisibility(window, line),
  });
  const first = JSON.parse(document.documentElement.dataset['first'] ?? 'null');
  const reload = () => location.reload();
  const onErased = async () => {
    await (await fetchIdentity()).forgetVisitor(stage, session);
    reload();
  };
  const counts_in_title = wishes.get('titleCount') !== 'off';
  const page = { frame: window, environment, line, counts_in_title, onErased };
  const house = { ...page, kept, session, inbox_key, first };
  const findWays = async () =>
    (await import('./window/find-ways.tsx')).createWays({
      ...house,
      own: own !== undefined,
      show: (page) => {
        other = page;
        draw();
      },
    });
  const draw = () => {
    const app = (
      <App
        line={line}
        stage={stage}
        findWays={findWays}
        onRetry={() => stages.retry()}
        onReload={reload}
        onErased={onErased}
      />
    );
    show(words, other ?? app);
  };
  const turnDesk = takeCalls(line, async () => {
    const { openDesk } = await import('./host/open-desk.ts');
    return openDesk({
      frame: window,
      line,
      inbox_key,
      context,
      stage: () => stage,
      identify: async (token, refresh) =>
        (await fetchIdentity()).identify({ session, stages }, token, refresh),
      ownWindow: async () => (await findWays()).ownWindow?.('') ?? false,
    });
  });
  const stages: Stages = playStages({
    session,
    startChat: (visitor_id, onOtherVisitor) => startChat({ ...house, visitor_id, onOtherVisitor }),
    takeOver: async (before, visitor_id) =>
      (await fetchIdentity()).takeOver({ ...house, before, visitor_id }),
    after: (delay_ms, run) => {
      const timer = setTimeout(run, delay_ms);
      return () => clearTimeout(timer);
    },
    show: (next) => {
      stage = next;
      turnDesk();
      // At first the page itself shows that the chat is on its way.
      if (next.kind === 'starting' && document.querySelector('[aria-busy]')) return;
      draw();
    },
  });
  line.tell({ type: 'live' });
}

function show(words: Words, page: VNode): void {
  const root = document.getElementById('chat') as HTMLElement;
  // What was painted before there was a script, as high everywhere as what comes in its place.
  document.querySelector('[aria-busy]')?.remove();
  render(<WordsContext.Provider value={words}>{page}</WordsContext.Provider>, root);
}
