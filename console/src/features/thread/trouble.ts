// What stands below a message that could not be sent, changed or handed on: fetched together, when there is one.
export { ChangeNote } from './change-note.tsx';
export { OutgoingFailure } from './outgoing-failure.tsx';
export { ProviderFailure } from './provider-failure.tsx';
