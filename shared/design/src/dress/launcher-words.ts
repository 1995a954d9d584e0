/** What a launcher is called. */
export interface LauncherWords {
  /** While the chat is closed. */
  readonly label: string;
  /** While the chat is open. */
  readonly close: string;
  /** Follows the number of unread messages. */
  readonly new: string;
}

const en: LauncherWords = { label: 'Open chat', close: 'Close chat', new: 'unread' };

const languages: Readonly<Record<string, LauncherWords>> = {
  en,
  zh: { label: '打开聊天', close: '关闭聊天', new: '条未读' },
  ar: { label: 'افتح المحادثة', close: 'أغلق المحادثة', new: 'غير مقروءة' },
};

/** The launcher's words in the first of these languages that we speak, as BCP 47 or `Accept-Language` names them. */
export function launcherWords(accepted: string): LauncherWords {
  const wanted = accepted.split(',').map((language) => language.trim().slice(0, 2).toLowerCase());
  const known = wanted.find((language) => Object.hasOwn(languages, language));
  return languages[known ?? 'en'] ?? en;
}
