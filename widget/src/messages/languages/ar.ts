export { ar as main } from '../ar.ts';
export { laterAr as later } from '../later-ar.ts';
export { firstAr as first } from '../first-ar.ts';
export { moreAr as more } from '../more-ar.ts';
export { filesAr as files } from '../files-ar.ts';
