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

/** What begins with this was written by somebody, once. It is found wherever text is kept, and nothing else looks like it. */
export function markOf(name: string, nr: number): string {
  return `[${name}·${nr}]`;
}

/** Every mark in a text, each once. */
export function marksIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/\[[a-z]+(?: \d+)?·\d+\]/g));
}
