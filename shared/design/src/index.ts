export * from './avatar.ts';
export * from './contrast.ts';
// In a file of their own: who has nothing to do with files does not carry them.
export * from './file-icons.ts';
export * from './icons.ts';
export * from './logo.ts';
export * from './ticks.ts';
