import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** A copy of the working tree in which anything may be spoilt. */
export interface Copy {
  readonly path: string;
  readonly remove: () => void;
}

/** Copies everything that git knows of, as it is now, and borrows the dependencies. */
export function copyCheckout(): Copy {
  const path = mkdtempSync(join(tmpdir(), 'porchlight-bugs-'));
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    {
      cwd: root,
      maxBuffer: 2 ** 26,
    },
  );
  for (const file of listed.toString().split('\0').filter(Boolean)) {
    if (existsSync(join(root, file))) copy(file, path);
  }
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'));
  for (const folder of packages()) {
    // Links within the workspace are relative, and so lead to the copies.
    cpSync(join(root, folder, 'node_modules'), join(path, folder, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
    });
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

function copy(file: string, path: string): void {
  mkdirSync(dirname(join(path, file)), { recursive: true });
  cpSync(join(root, file), join(path, file));
}

function packages(): readonly string[] {
  const shared = ['protocol', 'client', 'mock-server', 'design'].map((name) => `shared/${name}`);
  return [...shared, 'server', 'e2e'].filter((folder) =>
    existsSync(join(root, folder, 'node_modules')),
  );
}
