import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFrontDesk, type FrontDesk } from '../../test/front-desk.tsx';
import type { Rendered } from '../../test/rendered.tsx';
import { ConnectionBanner } from './connection-banner.tsx';

let desk: FrontDesk;
let screen: Rendered;

beforeEach(async () => {
  desk = await openFrontDesk();
  screen = await desk.shows(<ConnectionBanner />);
});

afterEach(async () => {
  await screen.leaves();
  desk.client.close();
});

it('says once that the connection is lost, and keeps the focus while another is tried', async () => {
  const isAt = (kind: string) => desk.client.getState().connection.kind === kind;
  desk.server.faults.set({ offline: true });
  const button = await desk.until(() => isAt('waiting') && screen.page.querySelector('button'));
  button.focus();
  desk.server.faults.set({ offline: false, latency_ms: 1_000 });
  await screen.clicks(button);
  await desk.until(() => isAt('connecting'));
  expect(screen.page.querySelector('button')).toBe(button);
  expect(document.activeElement).toBe(button);
  await desk.until(() => screen.page.querySelector('button') === null);
});
