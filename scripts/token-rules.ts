/** What may come only from the design's tokens. */
export type TokenFault = 'colour' | 'font size' | 'font weight' | 'radius' | 'shadow' | 'time';

const NAMES =
  'aliceblue|antiquewhite|aqua|aquamarine|azure|beige|bisque|black|blanchedalmond|blue|blueviolet|brown|burlywood|cadetblue|chartreuse|chocolate|coral|cornflowerblue|cornsilk|crimson|cyan|darkblue|darkcyan|darkgoldenrod|darkgr[ae]y|darkgreen|darkkhaki|darkmagenta|darkolivegreen|darkorange|darkorchid|darkred|darksalmon|darkseagreen|darkslateblue|darkslategr[ae]y|darkturquoise|darkviolet|deeppink|deepskyblue|dimgr[ae]y|dodgerblue|firebrick|floralwhite|forestgreen|fuchsia|gainsboro|ghostwhite|gold|goldenrod|gr[ae]y|green|greenyellow|honeydew|hotpink|indianred|indigo|ivory|khaki|lavender|lavenderblush|lawngreen|lemonchiffon|lightblue|lightcoral|lightcyan|lightgoldenrodyellow|lightgr[ae]y|lightgreen|lightpink|lightsalmon|lightseagreen|lightskyblue|lightslategr[ae]y|lightsteelblue|lightyellow|lime|limegreen|linen|magenta|maroon|mediumaquamarine|mediumblue|mediumorchid|mediumpurple|mediumseagreen|mediumslateblue|mediumspringgreen|mediumturquoise|mediumvioletred|midnightblue|mintcream|mistyrose|moccasin|navajowhite|navy|oldlace|olive|olivedrab|orange|orangered|orchid|palegoldenrod|palegreen|paleturquoise|palevioletred|papayawhip|peachpuff|peru|pink|plum|powderblue|purple|rebeccapurple|red|rosybrown|royalblue|saddlebrown|salmon|sandybrown|seagreen|seashell|sienna|silver|skyblue|slateblue|slategr[ae]y|snow|springgreen|steelblue|tan|teal|thistle|tomato|turquoise|violet|wheat|white|whitesmoke|yellow|yellowgreen';
const NAMED = new RegExp(String.raw`(?<![\w-])(?:${NAMES})(?![\w-])`, 'i');
const CODED = /#[\da-f]{3,8}\b|(?<![\w-])(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i;
const COLOURED = /color$|^(?:background|border|outline|fill|stroke|text-decoration|column-rule)/;
const LENGTH = /(?<![\w-])\.?\d[\d.]*(?:px|r?em|pt|pc|in|cm|mm|ch|ex|%|v\w+|cq\w+)/i;
const NUMBER = /(?<![\w-])(?!0(?:px)?(?![\w.%]))\.?\d/;
const TIME = /(?<![\w-])(?!0m?s)\.?\d[\d.]*m?s\b/;
const STYLED_BY_TOKEN = /^(?:none|inherit|initial|var\(--[\w-]+\))$/;
/** A line around a box, drawn by its shadow: no depth in it. */
const RING = /^(?:inset )?0 0 0 [\d.]+px var\(--[\w-]+\)$/;

/** What one declaration takes from outside the tokens; undefined where all is well. Layout sizes are free. */
export function declarationFault(property: string, value: string): TokenFault | undefined {
  const plain = value
    .replaceAll(/(['"]).*?\1/g, '')
    .replaceAll(/url\([^)]*\)/gi, '')
    .replaceAll(/var\(--[\w-]+\)/g, '');
  if (CODED.test(plain) || (COLOURED.test(property) && NAMED.test(plain))) return 'colour';
  return sizeFault(kindOf(property), plain, value);
}

type Kind = 'font' | 'font size' | 'font weight' | 'radius' | 'shadow' | 'filter' | 'time';

function kindOf(property: string): Kind | undefined {
  if (property === 'font' || property === 'filter') return property;
  if (/^(?:font-size|--text-[\da-z]+)$/.test(property)) return 'font size';
  if (/^(?:font-weight|--font-weight-\w+)$/.test(property)) return 'font weight';
  if (/^(?:border-.*radius|border-radius|--radius-\w+)$/.test(property)) return 'radius';
  if (/^(?:(?:box|text)-shadow|--shadow-\w+)$/.test(property)) return 'shadow';
  return /^transition(?:-duration)?$/.test(property) ? 'time' : undefined;
}

function sizeFault(kind: Kind | undefined, plain: string, value: string): TokenFault | undefined {
  switch (kind) {
    case 'font':
      // What stands behind the slash is the line, which is layout.
      if (LENGTH.test(plain.split('/')[0] ?? '')) return 'font size';
      return weightFault(plain.split('/')[0] ?? '');
    case 'font size':
      return LENGTH.test(plain) || NUMBER.test(plain) ? 'font size' : undefined;
    case 'font weight':
      return weightFault(plain);
    case 'radius':
      return NUMBER.test(plain) ? 'radius' : undefined;
    case 'shadow':
      return shadowFault(value);
    case 'filter':
      return plain.includes('drop-shadow') ? 'shadow' : undefined;
    case 'time':
      return TIME.test(plain) ? 'time' : undefined;
    case undefined:
      return undefined;
  }
}

function weightFault(value: string): TokenFault | undefined {
  return /(?<![\w.-])\d{3}\b|\bbold(?:er)?\b|\blighter\b/.test(value) ? 'font weight' : undefined;
}

function shadowFault(value: string): TokenFault | undefined {
  const layers = value.split(/,(?![^(]*\))/).map((layer) => layer.replaceAll(/\s+/g, ' ').trim());
  const lawful = layers.every((layer) => STYLED_BY_TOKEN.test(layer) || RING.test(layer));
  return lawful ? undefined : 'shadow';
}
