// What the chat can do without until there is a message: fetched together, once there is one.
export { ChangeNote } from './change-note.tsx';
export { FailedActions } from './failed-actions.tsx';
export { MessageInfo } from './message-info.tsx';

// What asks for changes comes along: a browser that could not fetch it once, without a network, never tries again.
void import('@porchlight/client/changes').catch(() => undefined);
