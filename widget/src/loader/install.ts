import { createApi } from './api.ts';

/** Puts the widget of this script tag on the page and `window.porchlight` beside it. A second tag changes nothing. */
export function install(script: HTMLScriptElement): void {
  const stub = window.porchlight;
  if (stub && !stub.q) return;
  const api = createApi(new URL(script.src).origin, script.dataset);
  window.porchlight = api;
  const begin = () => {
    api('boot');
    for (const call of stub?.q ?? []) api(...(call as [string]));
  };
  if (document.body) begin();
  else document.addEventListener('DOMContentLoaded', begin);
}
