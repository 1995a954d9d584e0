import { run } from './sdk.ts';

window.chatwootSDK ??= { run };
