import '@porchlight/design/tokens.css';
import './preview.css';
import { dressLauncher } from '@porchlight/design/dress';
import { createLauncher } from '../loader/launcher.ts';
import { onPreviewMessage, type PreviewMessage } from './preview-message.ts';

// A website with the real launcher on it, and beside it a panel on which nothing is sent.
const { shadow, button, show, dress } = createLauncher();
document.body.append(shadow.host);
const panel = document.createElement('iframe');
panel.className = 'live';
panel.title = 'Chat';
panel.src = '/widget/preview/panel';
shadow.append(panel);

let message: PreviewMessage | undefined;
let open = false;

function draw(): void {
  if (message === undefined) return;
  const { css, ...words } = dressLauncher(message.look, message.name, navigator.language);
  dress(css);
  show({ open, unread: 0, online: true, ...words });
  panel.contentWindow?.postMessage(message, location.origin);
}

onPreviewMessage((next) => {
  if (message?.view !== next.view) open = next.view !== 'closed';
  message = next;
  draw();
});
panel.addEventListener('load', draw);
button.addEventListener('click', () => {
  open = !open;
  draw();
});
// The panel's own cross, and Escape in it.
addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source !== panel.contentWindow || data !== 'close') return;
  open = false;
  draw();
  button.focus();
});
