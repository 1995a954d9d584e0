/** Of these everything is made that somebody writes. */
export const words = [
  'porch',
  'light',
  'moth',
  'evening',
  'door',
  '灯',
  '飛蛾',
  '👋',
  'é',
  '"quoted"',
];
