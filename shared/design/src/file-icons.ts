import type { Icon } from './icons.ts';

/** A file goes along. */
export const attachIcon: Icon =
  'm20 11.5-8.3 8.3a5.3 5.3 0 0 1-7.5-7.5l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.6 8.6a1.8 1.8 0 0 1-2.5-2.5l7.8-7.8';

export const fileIcon: Icon = 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5';

export const downloadIcon: Icon = 'M12 4v11M7 10.5l5 5 5-5M4.5 20h15';

export const cameraIcon: Icon =
  'M3.5 7.5h4l1.5-2.5h6l1.5 2.5h4v11h-17zM12 9.5a3.3 3.3 0 1 1 0 6.6 3.3 3.3 0 0 1 0-6.6z';
