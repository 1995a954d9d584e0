import { noticeStyleSource } from '../pages/notice-page.ts';

type Directives = Readonly<Record<string, string>>;

const closed = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  // Pictures that are about to be sent are shown from memory.
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
} satisfies Directives;

/** The console: its own files, and sockets to its own server. `socket_origin` is its origin with `ws` for `http`. */
export function consolePolicy(socket_origin: string): string {
  return policy({
    ...closed,
    // Virtual lists place their rows by style attributes.
    'style-src-attr': "'unsafe-inline'",
    'connect-src': `'self' ${socket_origin}`,
    // The preview of a chat's appearance.
    'frame-src': "'self'",
    'form-action': "'self'",
    'require-trusted-types-for': "'script'",
    'frame-ancestors': "'none'",
  });
}

/** What the widget's frame may do besides what every page of ours may. */
interface FrameSources {
  /** The server's origin with `ws` for `http`. */
  readonly socket_origin: string;
  /** Websites that may show it. */
  readonly allowed_origins: readonly string[];
  /** The hash of its own style; empty where it has none. */
  readonly style_source: string;
  /** Where its picture comes from; empty where that is nowhere else. */
  readonly picture_source: string;
}

/**
 * The widget's frame. An empty list of origins leaves `frame-ancestors` out: `*` would still refuse pages from disk and
 * sandboxed ones, and an empty list means every website.
 */
export function framePolicy(sources: FrameSources): string {
  const { socket_origin, allowed_origins, style_source, picture_source } = sources;
  return policy({
    ...closed,
    'style-src': `${closed['style-src']} ${style_source}`.trim(),
    'img-src': `${closed['img-src']} ${picture_source}`.trim(),
    'connect-src': `'self' ${socket_origin}`,
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    // Our own page shows it to whoever comes by a mail.
    ...(allowed_origins.length > 0 && {
      'frame-ancestors': `'self' ${allowed_origins.join(' ')}`,
    }),
  });
}

/** The preview of the widget: of a picture's address that is being typed nobody knows the website yet. */
export function previewPolicy(console_origins: readonly string[]): string {
  return policy({
    ...closed,
    'img-src': `${closed['img-src']} https:`,
    'frame-src': "'self'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'frame-ancestors': ["'self'", ...console_origins].join(' '),
  });
}

/** The demo: a website like any other, with the widget on it. */
export const demoPolicy = policy({
  'default-src': "'self'",
  'img-src': "'self' data:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'self'",
});

/** A page of ours with one sentence and one style. */
export const noticePolicy = policy({
  'default-src': "'none'",
  'style-src': noticeStyleSource,
  'base-uri': "'none'",
  'form-action': "'none'",
});

/** A notice with a button. */
export const askingPolicy = policy({
  'default-src': "'none'",
  'style-src': noticeStyleSource,
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
});

/** The page that a mail leads to: the widget's frame, and the session that it needs. */
export const letterPolicy = policy({
  ...closed,
  'connect-src': "'self'",
  'frame-src': "'self'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'frame-ancestors': "'none'",
});

/** A page that explains something: words and a sheet, and nothing that runs. */
export const helpPolicy = policy({
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
});

/** A file that somebody sent: even where a browser takes it for a page, it may do nothing, and is nobody's. */
export const filePolicy = policy({
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'frame-ancestors': "'none'",
  sandbox: '',
});

/** What is no page: nothing it could contain may run. */
export const dataPolicy = policy({ 'default-src': "'none'", 'frame-ancestors': "'none'" });

function policy(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`.trim())
    .join('; ');
}
