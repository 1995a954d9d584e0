import { useTranslation } from '../shared/translation.tsx';
import type { ConversationView } from '@porchlight/protocol';
import { lazy, Suspense, useEffect } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useStore } from 'zustand';
import { ConversationList } from '../features/conversations/conversation-list.tsx';
import { useFreshAfterReset } from '../features/conversations/use-conversation-pages.ts';
import { isConversationView, pathOf } from '../shared/paths.ts';
import { useShortcut } from '../shared/shortcuts.ts';
import type { ScreenStore } from './screen.ts';
import { NothingChosen } from './nothing-chosen.tsx';
import { TitledPage } from './titled-page.tsx';

const loadThread = () => import('../features/thread/thread.tsx');
const loadContact = () => import('../features/contact/contact-panel.tsx');
// Whoever sees the list will open a conversation: that must not wait for code.
function prepareThread(): void {
  for (const load of [loadThread, loadContact]) load().catch(() => undefined);
}

const Thread = lazy(async () => ({ default: (await loadThread()).Thread }));
const ContactPanel = lazy(async () => ({ default: (await loadContact()).ContactPanel }));

/** A list, the conversation chosen from it, and who writes there: as many of the three as the window holds. */
export function ConversationsScreen({ screen }: { screen: ScreenStore }) {
  const { t } = useTranslation();
  const { view, conversation_id } = useParams();
  useFreshAfterReset();
  useEffect(prepareThread, []);
  if (!isConversationView(view)) return <Navigate to="/open" replace />;
  return (
    <TitledPage page={view}>
      <h1 className="sr-only">{t('list.label')}</h1>
      <div className="flex min-h-0 flex-1">
        <ListPane view={view} conversation_id={conversation_id} />
        <div
          className={`min-h-0 min-w-0 flex-1 ${conversation_id === undefined ? 'hidden tablet:flex' : 'flex'}`}
        >
          {conversation_id === undefined ? (
            <NothingChosen />
          ) : (
            <Chosen
              key={conversation_id}
              view={view}
              conversation_id={conversation_id}
              screen={screen}
            />
          )}
        </div>
      </div>
    </TitledPage>
  );
}

function ListPane({
  view,
  conversation_id,
}: {
  view: ConversationView;
  conversation_id: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <section
      aria-label={t('list.label')}
      className={`min-h-0 w-full shrink-0 flex-col border-line tablet:flex tablet:w-80 tablet:border-e desk:w-84 ${conversation_id === undefined ? 'flex' : 'hidden'}`}
    >
      <h2 className="flex h-16 shrink-0 items-center px-5 text-xl font-semibold">
        {t(`views.${view}`)}
      </h2>
      <ConversationList view={view} selected_id={conversation_id} />
    </section>
  );
}

interface ChosenProps {
  readonly view: ConversationView;
  readonly conversation_id: string;
  readonly screen: ScreenStore;
}

function Chosen({ view, conversation_id, screen }: ChosenProps) {
  const navigate = useNavigate();
  const contact_shown = useStore(screen, (state) => state.contact_shown);
  const showContact = (shown: boolean) => screen.setState({ contact_shown: shown });
  const back = () => (contact_shown ? showContact(false) : void navigate(pathOf(view)));
  useShortcut('back', back);
  return (
    <div data-thread className="relative flex min-h-0 min-w-0 flex-1">
      <Suspense fallback={null}>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Thread
            conversation_id={conversation_id}
            uncovered={!contact_shown}
            onBack={() => void navigate(pathOf(view))}
            onShowContact={() => showContact(true)}
          />
        </div>
        <ContactPane shown={contact_shown}>
          <ContactPanel conversation_id={conversation_id} onClose={() => showContact(false)} />
        </ContactPane>
      </Suspense>
    </div>
  );
}

function ContactPane({ shown, children }: { shown: boolean; children: React.ReactNode }) {
  return (
    <aside
      className={`min-h-0 flex-col border-line bg-surface desk:static desk:flex desk:w-76 desk:border-s desk:shadow-none ${shown ? 'appear absolute inset-y-0 end-0 z-(--pl-z-sticky) flex w-full border-s shadow-3 tablet:w-88' : 'hidden'}`}
    >
      {children}
    </aside>
  );
}
