import { parseSync } from 'vite';

/** A node of an ESTree; `start` is an offset in the source. */
export interface Node {
  type: string;
  start: number;
  [field: string]: unknown;
}

/** Visits every node of a TypeScript source, parents first. Throws when the file does not parse. */
export function visitTree(path: string, source: string, visit: (node: Node) => void): void {
  const { program, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message ?? 'does not parse'}`);
  walk(program, visit);
}

/** Whether a field of a node is itself a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit);
  } else if (isNode(value)) {
    visit(value);
    for (const child of Object.values(value)) walk(child, visit);
  }
}
