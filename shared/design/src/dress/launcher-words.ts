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

/** What the buttons of a proactive message are called. */
export interface NudgeWords {
  readonly reply: string;
  readonly dismiss: string;
}

const nudges: Readonly<Record<string, NudgeWords>> = {
  en: { reply: 'Reply', dismiss: 'Close this message' },
  zh: { reply: '回复', dismiss: '关闭此消息' },
  ar: { reply: 'رد', dismiss: 'أغلق هذه الرسالة' },
};

/** A proactive message's words in the first of these languages that we speak. */
export function nudgeWords(accepted: string): NudgeWords {
  return nudges[languageOf(accepted)] ?? { reply: 'Reply', dismiss: 'Close this message' };
}

/** The launcher's words in the first of these languages that we speak, as BCP 47 or `Accept-Language` names them. */
export function launcherWords(accepted: string): LauncherWords {
  return languages[languageOf(accepted)] ?? en;
}

function languageOf(accepted: string): string {
  const wanted = accepted.split(',').map((language) => language.trim().slice(0, 2).toLowerCase());
  return wanted.find((language) => Object.hasOwn(languages, language)) ?? 'en';
}
