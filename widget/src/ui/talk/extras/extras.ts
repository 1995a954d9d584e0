// What a conversation needs where agents ask by choices and forms, or visitors rate: fetched with the first of it.
import css from './extras.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

export { PreviewNote } from './preview-note.tsx';
export { showWriting } from './show-writing.ts';
export { RatingCard } from './rating-card.tsx';
export { RichControls } from './rich-controls.tsx';
