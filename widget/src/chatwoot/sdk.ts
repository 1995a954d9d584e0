import type {
  Attributes,
  ChatError,
  ConversationDescription,
  Description,
  MessageNotice,
  Porchlight,
} from '../api/porchlight.ts';
import { createApi } from '../loader/api.ts';
import { windowHash, windowName } from '../port/window-messages.ts';
import { warn } from '../loader/warn.ts';

/** What a page says of its chat before Chatwoot's script comes: the settings of it that we have. */
interface ChatwootSettings {
  readonly hideMessageBubble?: boolean;
  readonly position?: string;
  readonly locale?: string;
  readonly useBrowserLanguage?: boolean;
  readonly type?: string;
  readonly launcherTitle?: string;
  readonly darkMode?: string;
}

/** What `run` is called with: the inbox's key is the token. */
interface RunOptions {
  readonly websiteToken: string;
  readonly baseUrl: string;
}

declare global {
  interface Window {
    chatwootSettings?: ChatwootSettings;
    chatwootSDK?: { readonly run: (options: RunOptions) => void };
    $chatwoot?: object;
  }
}

/** Puts our chat on a page that was made for Chatwoot's: `$chatwoot` calls it, and it speaks Chatwoot's events. */
export function run(options: RunOptions): void {
  if (window.$chatwoot) return;
  const { websiteToken, baseUrl } = options;
  const url = URL.parse(baseUrl, location.href);
  if (!url) return warn(`${baseUrl} is no address.`);
  const settings = window.chatwootSettings ?? {};
  const wishes = { inbox: websiteToken, ...wishesOf(settings) };
  const api = createApi(url.origin, wishes) as Porchlight;
  const said = { ...settings, ...wishes, baseUrl, websiteToken, origin: url.origin };
  const chat = createChatwoot(api, said);
  window.$chatwoot = chat;
  if (settings.hideMessageBubble === true) api('hide');
  passOn(api, chat);
}

function wishesOf(settings: ChatwootSettings): Record<string, string> {
  const { position, locale, useBrowserLanguage, type, launcherTitle, darkMode } = settings;
  return {
    ...(position && { position }),
    ...(locale && useBrowserLanguage !== true && { lang: languageOf(locale) }),
    ...(type === 'expanded_bubble' && { launcher: 'pill' }),
    ...(launcherTitle && { launcherText: launcherTitle.slice(0, 24) }),
    ...(darkMode && { theme: darkMode }),
  };
}

/** Chatwoot writes `pt_BR`. */
function languageOf(locale: string): string {
  return locale.replace('_', '-');
}

/** Whom a page names; `name`, `email` and so on beside the hash. */
interface ChatwootUser {
  readonly identifier_hash?: string;
}

/** `window.$chatwoot`, with the state that pages read off it. */
interface Chatwoot {
  isOpen: boolean;
  hasLoaded: boolean;
}

function createChatwoot(
  api: Porchlight,
  state: { readonly origin: string; readonly inbox: string },
): Chatwoot {
  const describe = (description: Description) => void api('describe', description);
  const ofIt = (conversation: ConversationDescription) => describe({ conversation });
  return {
    ...state,
    isOpen: false,
    hasLoaded: false,
    toggle: (next?: string) => api(next === 'open' || next === 'close' ? next : 'toggle'),
    toggleBubbleVisibility: (next: string) => api(next === 'hide' ? 'hide' : 'show'),
    setLocale: (locale = 'en') => void api('update', { lang: languageOf(locale) }),
    setColorScheme: (theme: 'light' | 'dark' | 'auto' = 'light') => void api('update', { theme }),
    reset: () => void reset(api),
    setUser: (identifier: string, { identifier_hash, ...user }: ChatwootUser = {}) => {
      const token = `${identifier_hash}`;
      // Their hash proves a name alone; ours is a signed token with the rest in it. What nothing proves is only told.
      if (token.includes('.')) void api('identify', token);
      else describe({ attributes: { identifier, ...told(user) } });
    },
    popoutChatWindow: () => popOut(api, state.origin, state.inbox),
    setCustomAttributes: (attributes: Attributes) => describe({ attributes }),
    deleteCustomAttribute: (name: string) => describe({ attributes: { [name]: null } }),
    setConversationCustomAttributes: (attributes: Attributes) => ofIt({ attributes }),
    deleteConversationCustomAttribute: (name: string) => ofIt({ attributes: { [name]: null } }),
    setLabel: (label: string) => ofIt({ labels: { add: [label] } }),
    removeLabel: (label: string) => ofIt({ labels: { remove: [label] } }),
  } as Chatwoot;
}

/** What is no object, and short enough to be told. */
function told(user: object): Attributes {
  const words = Object.entries(user).filter(
    ([, value]) => Object(value) !== value && `${value}`.length < 300,
  );
  return Object.fromEntries(words);
}

/** Opens the chat's own window, as only a page may on which something was pressed; the frame finds it by its name. */
function popOut(api: Porchlight, origin: string, inbox: string): void {
  const url = `${origin}/widget/frame?${new URLSearchParams({ inbox })}${windowHash}`;
  window.open(url, windowName(inbox), 'popup,width=420,height=720');
  api('open');
  void (api as (command: string) => unknown)('popout');
}

/** Forgets the visitor, and is as if they came for the first time. */
async function reset(api: Porchlight): Promise<void> {
  await api('update', { consent: 'withdrawn' });
  await api('update', { consent: '' });
}

function passOn(api: Porchlight, chat: Chatwoot): void {
  const tell = (name: string, detail?: object) =>
    void window.dispatchEvent(new CustomEvent(`chatwoot:${name}`, { detail }));
  api('on', 'ready', () => {
    chat.hasLoaded = true;
    tell('ready');
  });
  api('on', 'open', () => {
    chat.isOpen = true;
    tell('opened');
  });
  api('on', 'close', () => {
    chat.isOpen = false;
    tell('closed');
  });
  api('on', 'message', (message) => {
    if (message.from === 'agent') tell('on-message', messageOf(message));
  });
  api('on', 'error', (error: ChatError) => tell('error', error));
}

/** A message in Chatwoot's form; `1` is what an agent says. */
function messageOf({ message_id, conversation_id, text, at }: MessageNotice): object {
  const created_at = Math.floor(Date.parse(at) / 1000);
  return { id: message_id, conversation_id, content: text, message_type: 1, created_at };
}
