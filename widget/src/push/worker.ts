import type { PushNotice } from '@porchlight/protocol';
import { windowHash } from '../port/window-messages.ts';

/** What a worker has that a page has not; TypeScript knows only one of the two at a time. */
interface WorkerEvent extends Event {
  readonly data?: { readonly json: () => PushNotice };
  readonly notification: Notification;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface WorkerWindow {
  readonly url: string;
  readonly focus: () => Promise<unknown>;
}

interface Worker {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    readonly matchAll: (which: object) => Promise<readonly WorkerWindow[]>;
    readonly openWindow: (url: string) => Promise<unknown>;
  };
  readonly addEventListener: (type: string, listener: (event: WorkerEvent) => void) => void;
}

/** Shows that somebody has answered, and opens the conversation where it is pressed. It fetches nothing and keeps nothing. */
const worker = self as unknown as Worker;

worker.addEventListener('push', (event) => {
  if (event.data === undefined) return;
  const { title, body, conversation_id: tag, inbox_key } = event.data.json();
  event.waitUntil(worker.registration.showNotification(title, { body, tag, data: inbox_key }));
});

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openChat(String(event.notification.data)));
});

async function openChat(inbox: string): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows.find(({ url }) => isWindowOf(new URL(url), inbox));
  if (open !== undefined) return void (await open.focus());
  await worker.clients.openWindow(
    `/widget/frame?${new URLSearchParams({ inbox })}${windowHash},push`,
  );
}

function isWindowOf({ pathname, searchParams, hash }: URL, inbox: string): boolean {
  return (
    pathname === '/widget/frame' &&
    searchParams.get('inbox') === inbox &&
    hash.startsWith(windowHash)
  );
}
