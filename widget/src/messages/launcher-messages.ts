/** The launcher's words. They travel with the loader, so they are few. `unread` follows a number. */
export interface LauncherMessages {
  readonly open: string;
  readonly close: string;
  readonly panel: string;
  readonly unread: string;
}

const en = { open: 'Open chat', close: 'Close chat', panel: 'Chat', unread: 'unread' };
const zh = { open: '打开聊天', close: '关闭聊天', panel: '聊天', unread: '条未读' };

/** The launcher's words in this language, as BCP 47 names it; English where we don't speak it. */
export function launcherMessages(language: string): LauncherMessages {
  return language.startsWith('zh') ? zh : en;
}
