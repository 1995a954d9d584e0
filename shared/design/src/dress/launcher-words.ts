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
  cs: { label: 'Otevřít chat', close: 'Zavřít chat', new: 'nepřečtené' },
  de: { label: 'Chat öffnen', close: 'Chat schließen', new: 'ungelesen' },
  es: { label: 'Abrir el chat', close: 'Cerrar el chat', new: 'sin leer' },
  fa: { label: 'باز کردن گفت‌وگو', close: 'بستن گفت‌وگو', new: 'نخوانده' },
  fr: { label: 'Ouvrir la discussion', close: 'Fermer la discussion', new: 'non lus' },
  he: { label: 'פתיחת הצ׳אט', close: 'סגירת הצ׳אט', new: 'שלא נקראו' },
  hi: { label: 'चैट खोलें', close: 'चैट बंद करें', new: 'बिना पढ़े' },
  id: { label: 'Buka obrolan', close: 'Tutup obrolan', new: 'belum dibaca' },
  it: { label: 'Apri la chat', close: 'Chiudi la chat', new: 'da leggere' },
  ja: { label: 'チャットを開く', close: 'チャットを閉じる', new: '件の未読' },
  ko: { label: '채팅 열기', close: '채팅 닫기', new: '개 안 읽음' },
  nl: { label: 'Chat openen', close: 'Chat sluiten', new: 'ongelezen' },
  pl: { label: 'Otwórz czat', close: 'Zamknij czat', new: 'nieprzeczytane' },
  pt: { label: 'Abrir o chat', close: 'Fechar o chat', new: 'não lidas' },
  ru: { label: 'Открыть чат', close: 'Закрыть чат', new: 'непрочитанных' },
  sv: { label: 'Öppna chatten', close: 'Stäng chatten', new: 'olästa' },
  tr: { label: 'Sohbeti aç', close: 'Sohbeti kapat', new: 'okunmamış' },
  uk: { label: 'Відкрити чат', close: 'Закрити чат', new: 'непрочитаних' },
  vi: { label: 'Mở trò chuyện', close: 'Đóng trò chuyện', new: 'chưa đọc' },
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
  cs: { reply: 'Odpovědět', dismiss: 'Zavřít tuto zprávu' },
  de: { reply: 'Antworten', dismiss: 'Diese Nachricht schließen' },
  es: { reply: 'Responder', dismiss: 'Cerrar este mensaje' },
  fa: { reply: 'پاسخ', dismiss: 'بستن این پیام' },
  fr: { reply: 'Répondre', dismiss: 'Fermer ce message' },
  he: { reply: 'תשובה', dismiss: 'סגירת ההודעה' },
  hi: { reply: 'जवाब दें', dismiss: 'यह संदेश बंद करें' },
  id: { reply: 'Balas', dismiss: 'Tutup pesan ini' },
  it: { reply: 'Rispondi', dismiss: 'Chiudi questo messaggio' },
  ja: { reply: '返信', dismiss: 'このメッセージを閉じる' },
  ko: { reply: '답장', dismiss: '이 메시지 닫기' },
  nl: { reply: 'Antwoorden', dismiss: 'Dit bericht sluiten' },
  pl: { reply: 'Odpowiedz', dismiss: 'Zamknij tę wiadomość' },
  pt: { reply: 'Responder', dismiss: 'Fechar esta mensagem' },
  ru: { reply: 'Ответить', dismiss: 'Закрыть это сообщение' },
  sv: { reply: 'Svara', dismiss: 'Stäng det här meddelandet' },
  tr: { reply: 'Yanıtla', dismiss: 'Bu mesajı kapat' },
  uk: { reply: 'Відповісти', dismiss: 'Закрити це повідомлення' },
  vi: { reply: 'Trả lời', dismiss: 'Đóng tin nhắn này' },
};

/** A proactive message's words in the first of these languages that we speak. */
export function nudgeWords(accepted: string): NudgeWords {
  return nudges[languageOf(accepted)] ?? { reply: 'Reply', dismiss: 'Close this message' };
}

/** The languages that a chat speaks. */
export const spokenLanguages: readonly string[] = Object.keys(languages);

/** The launcher's words in the first of these languages that we speak, as BCP 47 or `Accept-Language` names them. */
export function launcherWords(accepted: string): LauncherWords {
  return languages[languageOf(accepted)] ?? en;
}

function languageOf(accepted: string): string {
  const wanted = accepted.split(',').map((language) => language.trim().slice(0, 2).toLowerCase());
  return wanted.find((language) => Object.hasOwn(languages, language)) ?? 'en';
}
