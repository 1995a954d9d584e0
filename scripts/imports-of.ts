import { posix } from 'node:path';
import { type Node, isNode, visitTree } from './syntax-tree.ts';

/** One thing a file takes from outside itself. */
export interface Import {
  /** A path from the root, a bare specifier, or `global:clock` for an ambient `new Date()`. */
  target: string;
  /** True when the import vanishes at run time. */
  type_only: boolean;
  /** 1-based. */
  line: number;
}

/**
 * All imports of one source file: static, re-exported, dynamic and in types. `path` is relative to the root.
 * Throws when the file does not parse.
 */
export function importsOf(path: string, source: string): Import[] {
  const found: Import[] = [];
  visitTree(path, source, (node) => {
    const target = targetOf(node);
    if (target === undefined) return;
    const line = source.slice(0, node.start).split('\n').length;
    found.push({ target: fromRoot(path, target), type_only: isTypeOnly(node), line });
  });
  return found;
}

function targetOf(node: Node): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return isNode(node['source']) ? String(node['source']['value']) : undefined;
    case 'NewExpression':
    case 'CallExpression':
      return readsClock(node) ? 'global:clock' : undefined;
    default:
      return undefined;
  }
}

// `new Date(ms)` only converts; without an argument, or called as a function, it asks what time it is.
function readsClock(node: Node): boolean {
  const { callee, arguments: given } = node;
  if (!isNode(callee) || callee['name'] !== 'Date') return false;
  return node.type === 'CallExpression' || (Array.isArray(given) && given.length === 0);
}

// `import { type A }` is left as `import {}` by type stripping and still runs the module.
function isTypeOnly(node: Node): boolean {
  if (node.type === 'TSImportType') return true;
  return node['importKind'] === 'type' || node['exportKind'] === 'type';
}

function fromRoot(path: string, target: string): string {
  return target.startsWith('.') ? posix.join(posix.dirname(path), target) : target;
}
