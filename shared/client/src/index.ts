export { createAgentClient } from './agent-client.ts';
export * from './chat-client.ts';
export * from './environment.ts';
export * from './line-steps.ts';
export { moveKept } from './move-kept.ts';
export { createNewsBell } from './news-bell.ts';
export * from './state.ts';
export { timelineOf } from './timeline.ts';
export { createVisitorClient } from './visitor-client.ts';
