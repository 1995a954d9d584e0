export * from './avatar.ts';
export * from './contrast.ts';
export * from './icons.ts';
export * from './logo.ts';
export * from './ticks.ts';
