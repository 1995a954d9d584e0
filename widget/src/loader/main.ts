import { createApi } from './api.ts';

const script = document.currentScript as HTMLScriptElement;
if (script) createApi(new URL(script.src).origin, script.dataset);
