// What the chat can do without until there is a message: fetched together, once there is one.
export { ChangeNote } from './change-note.tsx';
export { FailedActions } from './failed-actions.tsx';
export { MessageInfo } from './message-info.tsx';
