import { install } from './install.ts';

const script = document.currentScript;
if (script) install(script as HTMLScriptElement);
