import { useTranslation } from '../shared/translation.tsx';
import { searchIcon } from '@porchlight/design';
import { isId, type ConversationView } from '@porchlight/protocol';
import { Suspense, useEffect } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { useStore } from 'zustand';
import { ConversationList } from '../features/conversations/conversation-list.tsx';
import { useFreshAfterReset } from '../features/conversations/use-conversation-pages.ts';
import { IconButton } from '../shared/button.tsx';
import { fetchedPart } from '../shared/fetched-part.ts';
import { isConversationView, pathOf } from '../shared/paths.ts';
import { runShortcut, shortcutKeys, useShortcut } from '../shared/shortcuts.ts';
import { useContactName } from '../shared/use-contact-name.ts';
import { useOpenPart } from '../shared/use-open-part.ts';
import { useLive } from '../shared/workspace.ts';
import type { ScreenStore } from './screen.ts';
import { NothingChosen } from './nothing-chosen.tsx';
import { TitledPage } from './titled-page.tsx';
import { useContactBeside } from './use-contact-beside.ts';

const [Thread, loadThread] = fetchedPart(
  () => import('../features/thread/thread.tsx'),
  (module) => module.Thread,
);
const [ContactPanel, loadContact] = fetchedPart(
  () => import('../features/contact/contact-panel.tsx'),
  (module) => module.ContactPanel,
);
const [ContactDialog, loadDialog] = fetchedPart(
  () => import('../features/contact/contact-dialog.tsx'),
  (module) => module.ContactDialog,
);
// Whoever sees the list will open a conversation: that must not wait for code.
function prepareThread(): void {
  for (const load of [loadThread, loadContact]) load().catch(() => undefined);
}

/** A list, the conversation chosen from it, and who writes there: as many of the three as the window holds. */
export function ConversationsScreen({ screen }: { screen: ScreenStore }) {
  const { t } = useTranslation();
  const { view, conversation_id } = useChoice();
  const contact_id = useLive((state) => state.conversations[conversation_id ?? '']?.contact_id);
  const contact = useContactName(contact_id ?? '');
  useFreshAfterReset();
  useEffect(prepareThread, []);
  if (!isConversationView(view)) return <Navigate to="/open" replace />;
  return (
    <TitledPage name={contact_id ? contact : t(`views.${view}`)}>
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

/** An id that nobody has: a link of a wrong form is answered like one to a conversation that is not there. */
const nobodys_id = '00000000-0000-0000-0000-000000000000';

function useChoice() {
  const { view, conversation_id } = useParams();
  const sound = conversation_id === undefined || isId(conversation_id);
  return { view, conversation_id: sound ? conversation_id : nobodys_id };
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
      <header className="flex h-16 shrink-0 items-center justify-between gap-2 ps-5 pe-3">
        <h2 className="text-xl font-semibold">{t(`views.${view}`)}</h2>
        <IconButton
          icon={searchIcon}
          label={t('palette.title')}
          shortcut={shortcutKeys.palette}
          onClick={() => runShortcut('palette')}
        />
      </header>
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
  const contact = useContact(screen);
  const toList = () => void navigate(pathOf(view));
  useShortcut('back', toList);
  return (
    <div data-thread className="relative flex min-h-0 min-w-0 flex-1">
      <Suspense fallback={null}>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Thread
            conversation_id={conversation_id}
            uncovered={!contact.over}
            onBack={toList}
            onShowContact={contact.open}
          />
        </div>
        {contact.beside && (
          <aside className="flex min-h-0 w-76 flex-col border-s border-line bg-surface">
            <ContactPanel conversation_id={conversation_id} onClose={contact.close} />
          </aside>
        )}
      </Suspense>
      {/* Waits alone: a thread that vanished meanwhile would lose the focus that the dialog gives back. */}
      <Suspense fallback={null}>
        {contact.over && (
          <ContactDialog conversation_id={conversation_id} onClose={contact.close} />
        )}
      </Suspense>
    </div>
  );
}

/** Where the contact stands: beside the thread, or, when somebody asks and there is no room, over it. */
function useContact(screen: ScreenStore) {
  const openPart = useOpenPart();
  const beside = useContactBeside();
  const shown = useStore(screen, (state) => state.contact_shown);
  const show = (contact_shown: boolean) => screen.setState({ contact_shown });
  const open = () => openPart(loadDialog, show);
  return { beside, over: shown && !beside, open, close: () => show(false) };
}
