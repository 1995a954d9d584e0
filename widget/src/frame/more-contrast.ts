import css from './more-contrast.css?inline';

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
// Before other sheets that may have been adopted: an owner's brand has the last word.
document.adoptedStyleSheets.unshift(sheet);
