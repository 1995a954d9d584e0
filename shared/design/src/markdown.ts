import { linkAtStart, splitLinks } from './split-links.ts';

/** A stretch of a line. */
export type Span =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly spans: readonly Span[] }
  | { readonly kind: 'link'; readonly href: string; readonly spans: readonly Span[] };

/** A part of a text, from top to bottom. */
export type Block =
  /** Line breaks and spaces stand in the text as they were written. */
  | { readonly kind: 'lines'; readonly spans: readonly Span[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `start`: its first number; null for a list without numbers. */
  | {
      readonly kind: 'list';
      readonly start: number | null;
      readonly items: readonly (readonly Span[])[];
    };

/**
 * Reads the small Markdown that people write: **bold**, *italic*, `code`, ```blocks of it```, [links](https://…), lists. What is
 * none of these stays as it was written, and nothing ever becomes HTML. Links lead to http, https and mailto only, and nowhere else
 * than they say. The time it takes grows with the length of the text, whatever stands in it.
 */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let plain: string[] = [];
  const endLines = () => {
    if (plain.length > 0) blocks.push({ kind: 'lines', spans: parseSpans(plain.join('\n'), 0) });
    plain = [];
  };
  const lines = text.split('\n');
  for (let at = 0; at < lines.length;) {
    const [block, next] = codeAt(lines, at) ?? listAt(lines, at) ?? [];
    if (block === undefined || next === undefined) {
      plain.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    endLines();
    blocks.push(block);
    at = next;
  }
  endLines();
  return blocks;
}

/** The words of a text without the signs that dress them, on one line: for where there is no room for more. */
export function plainText(text: string): string {
  return parseMarkdown(text)
    .map((block) => {
      if (block.kind === 'code') return block.text;
      return block.kind === 'lines' ? wordsOf(block.spans) : block.items.map(wordsOf).join(' ');
    })
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function wordsOf(spans: readonly Span[]): string {
  return spans.map((span) => ('text' in span ? span.text : wordsOf(span.spans))).join('');
}

type Found = readonly [block: Block, next: number];

const fence = '```';

function codeAt(lines: readonly string[], at: number): Found | undefined {
  // After the fence a language may be named; with anything else it is no fence.
  if (!/^```\w*$/.test(lines[at]?.trimEnd() ?? '')) return undefined;
  const end = lines.findIndex((line, index) => index > at && line.trim() === fence);
  if (end < 0) return undefined;
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
}

const bullet = /^ {0,3}[-*\u2022] +(?=\S)/;
const numeral = /^ {0,3}(\d{1,9})[.)] +(?=\S)/;

function listAt(lines: readonly string[], at: number): Found | undefined {
  const first = lines[at] ?? '';
  const number = numeral.exec(first)?.[1];
  const mark = number === undefined ? bullet : numeral;
  const items: (readonly Span[])[] = [];
  let next = at;
  for (; mark.test(lines[next] ?? ''); next += 1)
    items.push(parseSpans((lines[next] ?? '').replace(mark, ''), 0));
  if (items.length === 0) return undefined;
  return [{ kind: 'list', start: number === undefined ? null : Number(number), items }, next];
}

/** Dress within dress, so deep and no deeper. */
const deepest = 4;
const word = /[\p{L}\p{N}]/u;

function parseSpans(text: string, depth: number): readonly Span[] {
  if (depth > deepest) return [{ kind: 'text', text }];
  const spans: Span[] = [];
  /** Marks that are not closed any more in what follows: looked for once. */
  const open = new Set<string>();
  let begin = 0;
  for (let at = 0; at < text.length;) {
    const found = spanAt(text, at, depth, open);
    if (found === undefined) {
      at += 1;
      continue;
    }
    spans.push(...plainSpans(text.slice(begin, at)), found.span);
    at = found.end;
    begin = at;
  }
  spans.push(...plainSpans(text.slice(begin)));
  return spans;
}

interface FoundSpan {
  readonly span: Span;
  readonly end: number;
}

function spanAt(text: string, at: number, depth: number, open: Set<string>): FoundSpan | undefined {
  switch (text.charAt(at)) {
    case '`':
      return codeSpan(text, at, open);
    case '[':
      return linkSpan(text, at, depth, open);
    case '*':
    case '_':
      return dressed(text, at, depth, open);
    case 'h':
    case 'H':
    case 'w':
    case 'W':
      return bareLink(text, at);
    default:
      return undefined;
  }
}

function codeSpan(text: string, at: number, open: Set<string>): FoundSpan | undefined {
  const end = closing(text, '`', at + 1, open);
  if (end < at + 2) return undefined;
  return { span: { kind: 'code', text: text.slice(at + 1, end) }, end: end + 1 };
}

/** An address is one piece: what looks like dress within it is none. */
function bareLink(text: string, at: number): FoundSpan | undefined {
  if (at > 0 && word.test(text[at - 1] ?? '')) return undefined;
  const found = linkAtStart(text.slice(at));
  if (found === undefined || !isSafe(found.href)) return undefined;
  const spans = [{ kind: 'text', text: found.text }] as const;
  return { span: { kind: 'link', href: found.href, spans }, end: at + found.text.length };
}

function linkSpan(
  text: string,
  at: number,
  depth: number,
  open: Set<string>,
): FoundSpan | undefined {
  const middle = closing(text, '](', at + 1, open);
  if (middle < at + 2) return undefined;
  const label = text.slice(at + 1, middle);
  const end = closing(text, ')', middle + 2, open);
  const href = text.slice(middle + 2, end);
  if (end < 0 || label.includes('[') || !isSafe(href) || isMask(label, href)) return undefined;
  const spans = depth > 0 ? [{ kind: 'text', text: label } as const] : parseLabel(label, depth);
  return { span: { kind: 'link', href, spans }, end: end + 1 };
}

/** Whether the words are an address themselves, and lead to another host than they say. */
function isMask(label: string, href: string): boolean {
  const said = splitLinks(label).find((piece) => piece.href)?.href;
  return said !== undefined && hostOf(said) !== hostOf(href);
}

function hostOf(href: string): string | undefined {
  return address
    .exec(href)?.[0]
    .toLowerCase()
    .replace(/^\w+:\/\/(www\.)?/, '');
}

/** No link within a link. */
function parseLabel(label: string, depth: number): readonly Span[] {
  return parseSpans(label, depth + 1).flatMap((span) =>
    span.kind === 'link' ? span.spans : [span],
  );
}

const host = String.raw`[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?(:\d{1,5})?(?=[/?#]|$)`;
const address = new RegExp(`^(https?://${host}|mailto:[^:/@]+@${host})`, 'iu');

/** Only what leads to a host, and has nothing in it that could end an address early. */
function isSafe(href: string): boolean {
  return !/[\s<>"'`\\\p{C}]/u.test(href) && address.test(href);
}

function dressed(
  text: string,
  at: number,
  depth: number,
  open: Set<string>,
): FoundSpan | undefined {
  const sign = text[at] ?? '';
  const isDouble = text[at + 1] === sign;
  // __init__ is a name.
  if (text[at - 1] === sign || (isDouble && sign === '_')) return undefined;
  const mark = isDouble ? '**' : sign;
  const begin = at + mark.length;
  // 2*3*4 and snake_case_names are none.
  if (/[\s*_]/.test(text[begin] ?? ' ') || word.test(text[at - 1] ?? '')) return undefined;
  const end = dressEnd(text, mark, begin, open);
  if (end < 0) return undefined;
  const spans = parseSpans(text.slice(begin, end), depth + 1);
  const kind = isDouble ? 'strong' : 'em';
  return { span: { kind, spans }, end: end + mark.length };
}

/** Where the dress ends: on the same line, after a word, and not before one. */
function dressEnd(text: string, mark: string, begin: number, open: Set<string>): number {
  let end = closing(text, mark, begin, open);
  if (end < 0) return -1;
  // A sign alone is not closed by the first half of two.
  if (mark.length === 1 && text[end + 1] === mark) end = text.indexOf(mark, end + 2);
  const isEnd =
    end > begin && !/\s/.test(text[end - 1] ?? '') && !word.test(text[end + mark.length] ?? '');
  return isEnd ? end : -1;
}

/** Where the next mark of this kind stands on the line, or -1. What is not there is not looked for again. */
function closing(text: string, mark: string, from: number, open: Set<string>): number {
  if (open.has(mark)) return -1;
  const found = text.indexOf(mark, from);
  if (found < 0) open.add(mark);
  const line = text.indexOf('\n', from);
  return line >= 0 && line < found ? -1 : found;
}

function plainSpans(text: string): readonly Span[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}
