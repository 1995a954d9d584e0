export * from './frame-dress.ts';
export * from './launcher-dress.ts';
export { nudgeWords, spokenLanguages } from './launcher-words.ts';
export type * from './look.ts';
