import {
  contrastFaults,
  contrastPairs,
  tokenColours,
  type Contrast,
  type ContrastFault,
  type Theme,
} from '@porchlight/design/sheet';

/** A declaration of a token in one line of the sheet, so that a change of it is a change of one line. */
export interface EditableToken {
  /** Counted from 0. */
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

/** A pair that a change would make illegible, and where. */
export interface EditFault extends ContrastFault {
  readonly theme: Theme;
  readonly contrast: Contrast;
}

/** What would come of a change: the new sheet, or why it can't be. */
export type Edit =
  | { readonly kind: 'sound'; readonly css: string }
  /** Too faint a pair; only those that the change itself makes so. */
  | { readonly kind: 'illegible'; readonly faults: readonly EditFault[] }
  | { readonly kind: 'malformed'; readonly reason: 'unknown' | 'syntax' | 'colour' };

const declaration = /^ *(--pl-[\w-]+): ([^;{}]+);$/u;
const looks: readonly (readonly [Theme, Contrast])[] = [
  ['light', 'normal'],
  ['dark', 'normal'],
  ['light', 'more'],
  ['dark', 'more'],
];

/** The declarations that stand in one line, in the order of the sheet. A token may have one for each contrast. */
export function editableTokens(css: string): readonly EditableToken[] {
  return css.split('\n').flatMap((text, line) => {
    const [, name, value] = declaration.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [{ line, name, value }];
  });
}

/**
 * Changes one line of a token sheet, unless that would make a pair of colours illegible in any look. The token says what
 * stands there: a sheet that has changed meanwhile is not touched.
 */
export function editToken(css: string, token: EditableToken, value: string): Edit {
  const lines = css.split('\n');
  const [, name, was] = declaration.exec(lines[token.line] ?? '') ?? [];
  if (name !== token.name || was !== token.value) return { kind: 'malformed', reason: 'unknown' };
  // What ends a declaration would change more than it.
  if (value.trim() === '' || /[;{}<>\n\\]|\/\*/u.test(value) || !isBalanced(value))
    return { kind: 'malformed', reason: 'syntax' };
  const edited = lines
    .with(
      token.line,
      (lines[token.line] ?? '').replace(was, () => value.trim()),
    )
    .join('\n');
  try {
    const known = new Set(faultsIn(css).map(keyOf));
    const faults = faultsIn(edited).filter((fault) => !known.has(keyOf(fault)));
    return faults.length > 0 ? { kind: 'illegible', faults } : { kind: 'sound', css: edited };
  } catch {
    // A colour that other tokens need is none any more.
    return { kind: 'malformed', reason: 'colour' };
  }
}

function faultsIn(css: string): readonly EditFault[] {
  return looks.flatMap(([theme, contrast]) =>
    contrastFaults(tokenColours(css, theme, contrast), contrastPairs(contrast)).map((fault) => ({
      ...fault,
      theme,
      contrast,
    })),
  );
}

function keyOf({ front, back, theme, contrast }: EditFault): string {
  return [front, back, theme, contrast].join(' ');
}

function isBalanced(value: string): boolean {
  let depth = 0;
  for (const sign of value) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
