import postcss from 'postcss';
import { classFaults } from './class-faults.ts';
import { isNode, type Node, visitTree } from './syntax-tree.ts';
import { declarationFault, type TokenFault } from './token-rules.ts';

/** Properties that SVG takes as attributes, as JSX writes them. */
const DRAWN = new Set(['fill', 'stroke', 'color', 'stopColor', 'floodColor', 'fontSize']);

/**
 * What a sheet, page or source file takes from outside the design's tokens, as lines ready to print. A website that is no
 * part of the product (`own_look`) may keep a look of its own, in custom properties of its `:root`.
 */
export function tokenFaults(path: string, text: string, own_look = false): string[] {
  if (path.endsWith('.css')) return sheetFaults(path, text, 0, own_look);
  if (path.endsWith('.html')) return pageFaults(path, text);
  return sourceFaults(path, text);
}

function sheetFaults(path: string, css: string, before: number, own_look: boolean): string[] {
  const faults: string[] = [];
  postcss.parse(css).walkDecls(({ prop, value, source, parent }) => {
    const isOwn = own_look && prop.startsWith('--') && parent?.toString().startsWith(':root');
    const fault = isOwn === true ? undefined : declarationFault(prop, value);
    const line = before + (source?.start?.line ?? 1);
    if (fault !== undefined) faults.push(said(path, line, fault, `${prop}: ${value}`));
  });
  return faults;
}

function pageFaults(path: string, html: string): string[] {
  const styles = [...html.matchAll(/<style[^>]*>(.*?)<\/style>|\sstyle="([^"]*)"/gs)];
  return styles.flatMap(({ 1: sheet, 2: attribute = '', index }) =>
    sheetFaults(path, sheet ?? `a{${attribute}}`, lineAt(html, index) - 1, false),
  );
}

function sourceFaults(path: string, source: string): string[] {
  const faults: string[] = [];
  visitTree(path, source, (node) => {
    for (const [fault, what] of nodeFaults(node)) {
      faults.push(said(path, lineAt(source, node.start), fault, what));
    }
  });
  return faults;
}

function nodeFaults(node: Node): [TokenFault, string][] {
  switch (node.type) {
    case 'Literal':
      return typeof node['value'] === 'string' ? classFaults(node['value']) : [];
    case 'TemplateElement':
      return classFaults(String(Object(node['value'])['raw']));
    case 'Property':
      return isNode(node['value']) ? styleFaults(nameOf(node['key']), node['value']) : [];
    case 'JSXAttribute': {
      const name = nameOf(node['name']);
      return DRAWN.has(name) && isNode(node['value']) ? styleFaults(name, node['value']) : [];
    }
    default:
      return [];
  }
}

/** A style in code: `{ fontSize: 13 }`, or `fill="red"`. */
function styleFaults(name: string, { type, value }: Node): [TokenFault, string][] {
  if (type !== 'Literal' || !/^[a-z]+[a-zA-Z]*$/.test(name)) return [];
  const property = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (!/^(?:font|border|box|text|background|fill|stroke|transition)|color$/.test(property))
    return [];
  const text = typeof value === 'number' && value !== 0 ? `${value}px` : String(value);
  const fault = declarationFault(property, text);
  return fault === undefined ? [] : [[fault, `${name}: ${text}`]];
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node['name'] ?? node['value']) : '';
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function said(path: string, line: number, fault: TokenFault, what: string): string {
  return `${path}:${line} has a ${fault} outside the tokens: ${what}`;
}
