export * from './mock-http.ts';
export * from './node-environment.ts';
