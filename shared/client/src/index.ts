export * from './chat-client.ts';
export * from './environment.ts';
export * from './state.ts';
