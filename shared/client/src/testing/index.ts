export { createMemoryBytes } from '../memory-bytes.ts';
export { createMemoryStore } from '../memory-store.ts';
export * from './fake-browser.ts';
export * from './fake-clock.ts';
export * from './fake-environment.ts';
export * from './fake-page.ts';
export * from './fake-transport.ts';
export * from './fake-visibility.ts';
export * from './skipping-clock.ts';
