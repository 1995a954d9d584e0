import '@porchlight/design/tokens.css';
import './letter.css';
import { createFrame } from '../loader/frame.ts';
import { beginByLetter } from './letter-session.ts';

// A page of ours that is nothing but the chat, for whoever comes by a mail. The server has written into it which chat.
const { inbox: inbox_key = '', title = '', home } = document.documentElement.dataset;
document.title = title;
document.documentElement.lang = navigator.language;
void main();

async function main(): Promise<void> {
  const token = location.pathname.split('/').pop() ?? '';
  const { origin } = location;
  const fetcher: typeof fetch = (...request) => fetch(...request);
  const begun = await beginByLetter({
    inbox_key,
    token,
    origin,
    storage: localStorage,
    fetch: fetcher,
  });
  // The server says what is wrong with the link, once it can be reached.
  if (!begun) return void setTimeout(() => location.reload(), 3_000);
  const query = new URLSearchParams({ inbox: inbox_key });
  const { element, tell } = createFrame(origin, [], (message) => {
    if (message.type === 'close' && home !== undefined) location.assign(home);
  });
  element.src = `${origin}/widget/frame?${query}#alone`;
  element.title = title;
  document.body.append(element);
  element.focus();
  // Of focus that goes from the frame to another window this page hears nothing.
  setInterval(() => {
    tell(true, document.hasFocus() && document.activeElement !== element);
  }, 100);
}
