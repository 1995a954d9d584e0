import { describe, expect, it } from 'vitest';
import { borderViolations } from './border-violations.ts';

const [http, note] = ['server/src/http/routes.ts', 'console/src/features/note/note.tsx'];

describe('a crossing is found', () => {
  it.each([
    [
      'a lower layer using a higher one',
      'shared/protocol/src/a.ts',
      `import { x } from '@porchlight/client'`,
    ],
    [
      'a type across layers',
      'shared/client/src/a.ts',
      `import type { X } from '@porchlight/design'`,
    ],
    [
      'a path into another package',
      'widget/src/a.ts',
      `import { x } from '../../shared/client/src/index.ts'`,
    ],
    ['the mock in the product', 'widget/src/a.ts', `import { x } from '@porchlight/mock-server'`],
    ['conformance outside tests', 'server/src/a.ts', `import { x } from '@porchlight/conformance'`],
    ['http using storage', http, `import { x } from '../storage/rows.ts'`],
    [
      'storage using http in a type',
      'server/src/storage/a.ts',
      `type X = import('../http/x.ts').X`,
    ],
    ['socket re-exporting storage', 'server/src/socket/a.ts', `export * from '../storage/rows.ts'`],
    ['http loading the socket later', http, `await import('../socket/hub.ts')`],
    ['the domain using a framework', 'server/src/domain/a.ts', `import fastify from 'fastify'`],
    ['a feature using a feature', note, `import { x } from '../reply/reply.tsx'`],
    ['a feature using the app', note, `import { x } from '../../app/router.tsx'`],
    [
      'ui seeing the transport',
      'widget/src/frame/ui/a.tsx',
      `import { io } from 'socket.io-client'`,
    ],
    ['zod in the main entry', 'shared/protocol/src/a.ts', `import { z } from 'zod'`],
    [
      'schemas in the main entry',
      'shared/protocol/src/a.ts',
      `import { x } from './schemas/index.ts'`,
    ],
    ['a type import that still runs', 'shared/protocol/src/a.ts', `import { type X } from 'zod'`],
    ['schemas in a page', 'widget/src/a.ts', `import { x } from '@porchlight/protocol/schemas'`],
    ['the clock', 'shared/protocol/src/a.ts', `export const now = new Date().toISOString()`],
    ['the disk', 'shared/client/src/a.ts', `import { readFileSync } from 'node:fs'`],
    ['the disk by a longer name', 'widget/src/a.ts', `import { readFile } from 'node:fs/promises'`],
    ['a folder nobody declared', 'shared/gossip/src/a.ts', `import { x } from 'x'`],
  ])('%s', (_what, path, source) => {
    expect(borderViolations(path, source)).toHaveLength(1);
  });
});

describe('a lawful import passes', () => {
  it.each([
    ['a lower layer', 'widget/src/a.ts', `import { x } from '@porchlight/client/browser'`],
    ['the mock in a test', 'widget/src/a.test.ts', `import { x } from '@porchlight/mock-server'`],
    [
      'the mock in a story',
      'console/src/a.stories.tsx',
      `import { x } from '@porchlight/mock-server'`,
    ],
    [
      'app.ts joining what may not meet',
      'server/src/app.ts',
      `import './http/x.ts'; import './storage/y.ts'`,
    ],
    ['http using the domain', http, `import { x } from '../domain/x.ts'`],
    ['a feature using itself', note, `import { x } from './draft.ts'`],
    [
      'the type of a schema',
      'shared/protocol/src/a.ts',
      `import type { X } from './schemas/index.ts'`,
    ],
    ['zod under schemas', 'shared/protocol/src/schemas/a.ts', `import { z } from 'zod'`],
    [
      'a time that was given',
      'shared/protocol/src/a.ts',
      `export const f = (ms: number) => new Date(ms)`,
    ],
    [
      'the disk at the edge',
      'shared/mock-server/src/node/a.ts',
      `import { createServer } from 'node:http'`,
    ],
  ])('%s', (_what, path, source) => {
    expect(borderViolations(path, source)).toEqual([]);
  });
});

it('says where, what and why', () => {
  const source = `import { a } from './a.ts';\nimport { b } from '../storage/b.ts';`;
  expect(borderViolations(http, source)).toEqual([
    'server/src/http/routes.ts:2 imports server/src/storage/b.ts: http, socket and storage meet in the domain and in app.ts',
  ]);
});
