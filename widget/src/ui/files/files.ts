// What the chat can do without until somebody has to do with files: fetched together.
import css from './files.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

export { AttachButton } from './attach-button.tsx';
export { ChosenList } from './chosen-list.tsx';
export { chosenFor, type ChosenFiles } from './chosen-for.ts';
export { MessageFiles } from './message-files.tsx';
