import forced from './forced-colors.css?inline';
/* The build puts the tokens of high contrast in place of this. */
import more from './more-contrast.css?inline';

const sheets = [more, forced].map((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
});
// Before other sheets that may have been adopted: an owner's brand has the last word.
document.adoptedStyleSheets = [...sheets, ...document.adoptedStyleSheets];
