import type { Browser, CDPSession } from '@playwright/test';
import { chatFrame, comeToRest, openChat, openPage } from './open-page.ts';

/** How a page stands when it is weighed. */
export const stands = ['bare', 'closed', 'open'] as const;
export type Stand = (typeof stands)[number];

/** What a page came to, with the chat's frame. */
export interface Cost {
  readonly stand: Stand;
  readonly requests: number;
  /** As sent, with headers. */
  readonly bytes: number;
  /** Of the thread that runs scripts and layout. */
  readonly thread_ms: number;
  /** After the rubbish was taken out. */
  readonly heap: number;
}

/** Loads a page anew and weighs it when it has come to rest. */
export async function measurePage(browser: Browser, origin: string, stand: Stand): Promise<Cost> {
  const { context, page, tools } = await openPage(browser);
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) =>
    sizes.push(request.sizes().then((size) => size.responseHeadersSize + size.responseBodySize)),
  );
  await page.goto(`${origin}/${stand === 'bare' ? 'bare' : ''}`);
  if (stand !== 'bare') await page.getByRole('button', { name: 'Open chat' }).waitFor();
  if (stand === 'open') {
    await openChat(page);
    await chatFrame(page);
  }
  await comeToRest(page);
  const bytes = (await Promise.all(sizes)).reduce((total, each) => total + each, 0);
  // Before the rubbish is taken out, which is work of ours.
  const thread_ms = (await metric(tools, 'TaskDuration')) * 1_000;
  await tools.send('HeapProfiler.collectGarbage');
  const heap = await metric(tools, 'JSHeapUsedSize');
  await context.close();
  return { stand, requests: sizes.length, bytes, thread_ms, heap };
}

async function metric(tools: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await tools.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
}
