export * from './frame-dress.ts';
export * from './launcher-dress.ts';
export type * from './look.ts';
