/**
 * Whether there is a chat, which wakes its frame on the next page; `now` changes that. The one thing kept on the host's
 * origin, written by opening or consent. False where the browser gives no storage: then the frame is woken by opening it.
 */
export function hasChat(inbox: string | undefined, now?: boolean): boolean | undefined {
  const key = `porchlight:${inbox}`;
  try {
    if (now) localStorage[key] ||= 1;
    if (now === false) delete localStorage[key];
    return !!localStorage[key];
  } catch {
    // Refused.
  }
}
