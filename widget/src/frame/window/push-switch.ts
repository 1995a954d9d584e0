import { accessPaths, type Ack, type PushSettings } from '@porchlight/protocol';
import type { PushState, PushSwitch } from '../../ui/panel-ways.ts';
import type { Session } from '../session.ts';

/** What notifications are switched with. */
export interface PushSwitchOptions {
  readonly window: Window & typeof globalThis;
  readonly session: Pick<Session, 'token' | 'fetch'>;
  /** Keeps who the visitor is for the window that a notification opens, or forgets it. */
  readonly keep: (on: boolean) => void;
  readonly isKept: () => boolean;
}

const script = '/widget/push.js';
const scope = '/widget/';

/** The visitor's switch; it asks the browser for permission when it is turned on. Undefined where there are no pushes to be had. */
export async function createPushSwitch(
  options: PushSwitchOptions,
): Promise<PushSwitch | undefined> {
  const { window, keep, isKept } = options;
  if (!('serviceWorker' in window.navigator && 'PushManager' in window && 'Notification' in window))
    return undefined;
  const settings = await ask<PushSettings>(options, 'GET');
  if (!settings.ok || settings.key === null) return undefined;
  const { key } = settings;
  const { serviceWorker } = window.navigator;

  const current = async () =>
    (await serviceWorker.getRegistration(scope))?.pushManager.getSubscription();
  const state = async (): Promise<PushState> => {
    if (window.Notification.permission === 'denied') return 'refused';
    return isKept() && (await current()) ? 'on' : 'off';
  };
  const turnOn = async (text: string): Promise<PushState> => {
    if ((await window.Notification.requestPermission()) !== 'granted') return state();
    await serviceWorker.register(trusted(window, script) as string, { scope });
    const { pushManager } = await serviceWorker.ready;
    const subscription = await pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key,
    });
    const { endpoint, keys } = subscription.toJSON();
    const answer = await ask(options, 'PUT', { endpoint, keys, text });
    if (answer.ok) keep(true);
    return answer.ok ? 'on' : 'failed';
  };
  const turnOff = async (): Promise<PushState> => {
    keep(false);
    const subscription = await current();
    if (!subscription) return state();
    const { endpoint } = subscription;
    await ask(options, 'DELETE', { endpoint });
    await subscription.unsubscribe();
    return state();
  };
  return {
    state,
    // A browser may have no service to push by, whatever it promises.
    turn: (on, text) => (on ? turnOn(text) : turnOff()).catch(() => 'failed'),
  };
}

async function ask<Answer = object>(
  { session }: PushSwitchOptions,
  method: 'GET' | 'PUT' | 'DELETE',
  body?: object,
): Promise<Ack<Answer>> {
  try {
    const headers = {
      authorization: `Bearer ${session.token()}`,
      ...(body && { 'content-type': 'application/json' }),
    };
    const answer = await session.fetch(accessPaths.push, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as Ack<Answer>;
  } catch {
    return { ok: false, error: { code: 'internal', message: 'no connection', retry: 'later' } };
  }
}

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => unknown };
}

/** The page lets no text become a script but by a policy; this one lets one pass. */
function trusted(window: Window, url: string): unknown {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  return trustedTypes
    ? trustedTypes
        .createPolicy('porchlight-push', { createScriptURL: () => url })
        .createScriptURL(url)
    : url;
}
