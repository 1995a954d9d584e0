import type { Load, Porchlight } from '../api/porchlight.ts';
import { createApi } from './api.ts';
import { warn } from './warn.ts';

/** On a server there is no page, and nothing to do. */
const nowhere = Object.assign(() => undefined, { for: () => nowhere }) as unknown as Porchlight;

export const load: Load = ({ origin, ...settings }) => {
  if (typeof document === 'undefined') return nowhere;
  const url = URL.parse(origin);
  if (url === null) {
    warn(`${origin} is no origin of a chat server, like https://chat.example.`);
    return nowhere;
  }
  const said = Object.entries(settings).filter(([, value]) => value !== undefined);
  return createApi(url.origin, Object.fromEntries(said)) as Porchlight;
};
