import type { CDPSession } from '@playwright/test';

/** What a page keeps, after the rubbish was taken out. */
export interface Heap {
  readonly when: string;
  /** In bytes. */
  readonly used: number;
  /** Of the document, and of what was taken out of it and is kept all the same. */
  readonly nodes: number;
  readonly listeners: number;
}

/** Weighs a page. */
export async function measureHeap(tools: CDPSession, when: string): Promise<Heap> {
  await tools.send('HeapProfiler.collectGarbage');
  const { metrics } = await tools.send('Performance.getMetrics');
  const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  return {
    when,
    used: of('JSHeapUsedSize'),
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
  };
}
