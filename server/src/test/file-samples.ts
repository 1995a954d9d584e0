/** Bytes of files that people send, or that others send to harm them. */
const text = (words: string): Buffer => Buffer.from(words, 'utf8');

/** A real PNG of one colour, 3 px wide and 2 px high. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAADklEQVR42mNgQAMQAAAODQABc1CmYQAAAABJRU5ErkJggg==',
  'base64',
);

/** A JPEG's beginning: 40 px wide and 20 px high, in a camera that lay on its side. */
export const jpeg = Buffer.concat([
  Buffer.from('ffd8ffe1', 'hex'),
  // Exif with one entry: orientation 6.
  Buffer.from('0022', 'hex'),
  text('Exif\0\0'),
  Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex'),
  Buffer.from('ffc0001108001400280301220002110103110100', 'hex').subarray(0, 19),
  Buffer.alloc(200),
]);

/** The smallest PDF that is told to be one. */
export const pdf = text('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** A drawing with a program in it, with and without the line that says XML. */
export const svg = text(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>parent.hacked = true</script></svg>',
);
export const xmlSvg = Buffer.concat([text('<?xml version="1.0"?>\n'), svg]);

/** A page with a program in it. */
export const html = text('<!doctype html><script>parent.hacked = true</script>');

/** A GIF that is a program, too, in the eyes of who reads it as one. */
export const polyglot = Buffer.concat([
  text('GIF89a'),
  Buffer.from('2f2a0100', 'hex'),
  Buffer.alloc(7),
  text('*/=1;parent.hacked=true;'),
]);

/** An archive of which nothing but the beginning is ever looked at. */
export const zip = Buffer.concat([Buffer.from('504b0304140000000800', 'hex'), Buffer.alloc(200)]);
