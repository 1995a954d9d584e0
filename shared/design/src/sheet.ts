// The token sheet as tools read it: builds, checks, the dev pages. Pages need only tokens.css itself.
export * from './contrast-pairs.ts';
export { parseOklch } from './contrast.ts';
export * from './hex.ts';
export * from './token-colours.ts';
export * from './token-values.ts';
