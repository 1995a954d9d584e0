/** Files that are not the product: they may use stand-ins that the product may not. */
export const testFiles = ['**/*.test.{ts,tsx}', '**/*.stories.tsx', '**/test/**'];

/** What a package of ours may import of our other packages. */
export interface Layer {
  /** Allowed everywhere in the package. */
  uses: string[];
  /** Allowed in its tests and stories besides. */
  tests_use?: string[];
}

/** The packages, lowest first, by folder. A folder that is not listed may not exist. */
export const layers: Record<string, Layer> = {
  'shared/protocol': { uses: [] },
  'shared/design': { uses: [] },
  'shared/client': { uses: ['protocol'], tests_use: ['mock-server'] },
  // It serves the widget's page, dressed as the real server dresses it.
  'shared/mock-server': { uses: ['protocol', 'design'], tests_use: ['client', 'conformance'] },
  'shared/conformance': { uses: ['protocol'] },
  server: { uses: ['protocol', 'design'], tests_use: ['conformance'] },
  widget: { uses: ['client', 'protocol', 'design'], tests_use: ['mock-server'] },
  console: { uses: ['client', 'protocol', 'design'], tests_use: ['mock-server'] },
  // Of the server only `./testing` can be imported: its package exports nothing else.
  e2e: {
    uses: ['client', 'design', 'mock-server', 'protocol', 'server'],
    tests_use: ['conformance'],
  },
  scripts: { uses: [] },
  '.storybook': { uses: ['client', 'mock-server', 'protocol', 'design'] },
};

/**
 * A wall inside a package. `from` and `except` are globs over paths from the root; `never` also matches bare
 * specifiers with everything under them, and `global:clock`.
 */
export interface Wall {
  because: string;
  from: string[];
  except?: string[];
  never: string[];
  /** Types may pass, since they are gone at run time. */
  types_pass?: boolean;
}

/** Nothing from a page, a process or the clock: the core of the product can run anywhere and is the same everywhere. */
const ambient = [
  'global:clock',
  'node:*',
  'react',
  'react-dom',
  'react-dom/**',
  'preact',
  'preact/**',
];

const pureCores = ['shared/{protocol,design,client,mock-server}/src/**'];
const edges = [
  'shared/client/src/{browser.ts,browser/**}',
  'shared/mock-server/src/{main.ts,node/**}',
];

/** The walls, checked for every import. */
export const walls: Wall[] = [
  {
    because: 'the world enters by the front door: clock, disk and page are parameters',
    from: pureCores,
    except: [...testFiles, ...edges],
    never: ambient,
  },
  {
    because: "the protocol's main entry has no run-time dependency; zod lives under ./schemas",
    from: ['shared/protocol/src/**'],
    except: [...testFiles, 'shared/protocol/src/schemas/**'],
    never: ['zod', 'shared/protocol/src/schemas/**'],
    types_pass: true,
  },
  {
    because: 'the schemas cost 23 kB, so browsers do not load them',
    from: ['widget/src/**', 'console/src/**', 'shared/client/src/**'],
    except: testFiles,
    never: ['@porchlight/protocol/{schemas,golden}', 'zod'],
    types_pass: true,
  },
  {
    because: 'sockets are opened at the edge, not in the core of the mock',
    from: ['shared/mock-server/src/**'],
    except: [...testFiles, ...edges],
    never: ['socket.io'],
  },
  {
    because: 'a browser has no Node',
    from: ['widget/src/**', 'console/src/**'],
    except: testFiles,
    never: ['node:*'],
  },
  {
    because: 'the domain holds the rules, with no framework in sight',
    from: ['server/src/domain/**'],
    except: testFiles,
    never: [
      'server/src/{http,socket,storage}/**',
      'fastify',
      'fastify-*',
      '@fastify/*',
      'socket.io',
      'kysely',
      'pg',
      'node:sqlite',
    ],
  },
  {
    because: "the widget's ui never sees the transport",
    from: ['widget/src/**/ui/**'],
    except: testFiles,
    never: [
      'socket.io-client',
      '@porchlight/client/browser',
      '**/*transport*',
      '**/*transport*/**',
    ],
  },
  {
    because: 'shared → features → app, in one direction',
    from: ['console/src/shared/**'],
    never: ['console/src/features/**', 'console/src/app/**'],
  },
  {
    because: 'shared → features → app, in one direction',
    from: ['console/src/features/**'],
    except: testFiles,
    never: ['console/src/app/**'],
  },
];

/** Folders whose subfolders never import each other; `among` names them when it isn't all of them. */
export interface Neighbours {
  because: string;
  folder: string;
  among?: string[];
}

/** Neighbours who do not talk. */
export const neighbours: Neighbours[] = [
  {
    because: 'http, socket and storage meet in the domain and in app.ts',
    folder: 'server/src',
    among: ['http', 'socket', 'storage'],
  },
  { because: 'features never import features', folder: 'console/src/features' },
];
