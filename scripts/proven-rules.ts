import { type Node, isNode, visitTree } from './syntax-tree.ts';

/** A rule named at the start of a test's name, `[ST3] …` or `[ST3][ST4] …`. */
export interface Proof {
  rule: string;
  /** `path:line` of the test. */
  at: string;
}

/** The rules that the tests of one file prove. Skipped tests and todos prove nothing. */
export function provenRules(path: string, source: string): Proof[] {
  const proofs: Proof[] = [];
  visitTree(path, source, (node) => {
    const words = node.type === 'CallExpression' ? calleeWords(node['callee']) : [];
    if (!['it', 'test'].includes(words[0] ?? '')) return;
    if (words.includes('skip') || words.includes('todo') || words.includes('fixme')) return;
    const tags = /^(?:\[[A-Z]+\d+\])+/.exec(firstText(node))?.[0] ?? '';
    const line = source.slice(0, node.start).split('\n').length;
    for (const [, rule = ''] of tags.matchAll(/\[(\w+)\]/g))
      proofs.push({ rule, at: `${path}:${line}` });
  });
  return proofs;
}

/** `it.each(table)` reads as `['it', 'each']`. */
function calleeWords(callee: unknown): string[] {
  if (!isNode(callee)) return [];
  switch (callee.type) {
    case 'Identifier':
      return [String(callee['name'])];
    case 'MemberExpression':
      return [...calleeWords(callee['object']), ...calleeWords(callee['property'])];
    case 'CallExpression':
      return calleeWords(callee['callee']);
    case 'TaggedTemplateExpression':
      return calleeWords(callee['tag']);
    default:
      return [];
  }
}

function firstText(call: Node): string {
  const [first]: unknown[] = Array.isArray(call['arguments']) ? call['arguments'] : [];
  if (!isNode(first)) return '';
  if (first.type === 'Literal') return String(first['value']);
  const [opening]: unknown[] = Array.isArray(first['quasis']) ? first['quasis'] : [];
  const text = isNode(opening) ? opening['value'] : undefined;
  return typeof text === 'object' && text !== null && 'cooked' in text ? String(text.cooked) : '';
}
