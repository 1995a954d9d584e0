/**
 * Whether there is a chat, which wakes its frame on the next page; `now` says so. The one thing kept on the host's origin,
 * written by opening. False where the browser gives no storage: then the frame is woken by opening it.
 */
export function hasChat(inbox: string | undefined, now?: true): boolean {
  const key = `porchlight:${inbox}`;
  try {
    if (now) localStorage.setItem(key, '1');
    return !!localStorage.getItem(key);
  } catch {
    return false;
  }
}
