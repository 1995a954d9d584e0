export { zh as main } from '../zh.ts';
export { laterZh as later } from '../later-zh.ts';
export { firstZh as first } from '../first-zh.ts';
export { moreZh as more } from '../more-zh.ts';
export { filesZh as files } from '../files-zh.ts';
