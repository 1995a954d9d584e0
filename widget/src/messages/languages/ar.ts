export { ar as main } from '../ar.ts';
export { laterAr as later } from '../later-ar.ts';
