export { zh as main } from '../zh.ts';
export { laterZh as later } from '../later-zh.ts';
