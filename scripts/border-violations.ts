import { matchesGlob } from 'node:path';
import { type Import, importsOf } from './imports-of.ts';
import { type Layer, type Wall, layers, neighbours, testFiles, walls } from './border-rules.ts';

/** Every import of one file that crosses a border, as lines ready to print: `path:line imports target: why`. */
export function borderViolations(path: string, source: string): string[] {
  return importsOf(path, source).flatMap((found) => {
    const reason =
      layerReason(path, found) ?? wallReason(path, found) ?? neighbourReason(path, found);
    return reason === undefined ? [] : [`${path}:${found.line} imports ${found.target}: ${reason}`];
  });
}

function layerReason(path: string, { target }: Import): string | undefined {
  const home = homeOf(path);
  if (home === undefined) {
    return path.includes('/') ? `${path.split('/')[0]} is no layer in border-rules.ts` : undefined;
  }
  const [scope, name = ''] = target.split('/');
  if (scope === '@porchlight') return packageReason(path, home, name);
  const neighbour = homeOf(target);
  if (neighbour === undefined || neighbour === home || neighbour === 'scripts') return undefined;
  return 'another package is imported by its name, not by a path';
}

function packageReason(path: string, home: string, name: string): string | undefined {
  const layer: Layer = layers[home] ?? { uses: [] };
  const isTest = matchesAny(path, testFiles);
  const allowed = [
    ...layer.uses,
    ...(isTest ? (layer.tests_use ?? []) : []),
    home.replace('shared/', ''),
  ];
  return allowed.includes(name) ? undefined : `${home} may not use ${name}`;
}

function homeOf(path: string): string | undefined {
  return Object.keys(layers).find((folder) => path.startsWith(`${folder}/`));
}

function wallReason(path: string, found: Import): string | undefined {
  return walls.find((wall) => crosses(wall, path, found))?.because;
}

function crosses(wall: Wall, path: string, { target, type_only }: Import): boolean {
  if (wall.types_pass === true && type_only) return false;
  if (!matchesAny(path, wall.from) || matchesAny(path, wall.except ?? [])) return false;
  return matchesAny(target, [...wall.never, ...wall.never.map((glob) => `${glob}/**`)]);
}

function neighbourReason(path: string, { target }: Import): string | undefined {
  return neighbours.find(({ folder, among }) => {
    const [from, to] = [childOf(folder, path), childOf(folder, target)];
    if (from === undefined || to === undefined || from === to) return false;
    return among === undefined || (among.includes(from) && among.includes(to));
  })?.because;
}

function childOf(folder: string, path: string): string | undefined {
  if (!path.startsWith(`${folder}/`)) return undefined;
  const [child, ...rest] = path.slice(folder.length + 1).split('/');
  return rest.length > 0 ? child : undefined;
}

function matchesAny(path: string, globs: string[]): boolean {
  return globs.some((glob) => matchesGlob(path, glob));
}
