// What user interfaces do with files in a browser: fetched with the part of them that shows files.
export { bringFiles } from './bring-files.ts';
export * from './chosen-files.ts';
export { fileSize } from './file-size.ts';
export { createPictureSource, type PictureState } from './picture-source.ts';
export { hasCamera, pickFiles } from './pick-files.ts';
export { saveFile } from './save-file.ts';
