export * from './conformance-suite.ts';
export * from './target.ts';
