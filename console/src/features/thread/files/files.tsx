// What the thread can do without until somebody has to do with files: fetched together, when a conversation is opened.
export { takeBack } from './chosen-for.ts';
export { ComposerFiles } from './composer-files.tsx';
export { MessageFiles } from './message-files.tsx';
