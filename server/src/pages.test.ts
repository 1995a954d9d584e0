import { defaultAppearance } from '@porchlight/protocol';
import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workspaceFolders } from './app.ts';
import { getJson, newId } from './test/people.ts';
import { startServer, type TestServer } from './test/start-server.ts';

const script = `console.log('${'light '.repeat(300)}');\n`;

let builds: string;
let server: TestServer;
beforeAll(async () => {
  builds = mkdtempSync(join(tmpdir(), 'porchlight-builds-'));
  for (const folder of ['widget', 'console']) {
    mkdirSync(join(builds, folder, 'assets'), { recursive: true });
    put(`${folder}/assets/app-4f3a.js`, script);
  }
  put('widget/widget.js', script);
  mkdirSync(join(builds, 'widget/packs/js'), { recursive: true });
  put('widget/packs/js/sdk.js', script);
  put('widget/frame.html', '<!doctype html><html lang="en"><head></head><body></body></html>');
  put('widget/preview.html', '<!doctype html><title>preview</title>');
  put('widget/preview-panel.html', '<!doctype html><title>panel</title>');
  mkdirSync(join(builds, 'widget/help'));
  for (const language of ['en', 'zh']) {
    put(`widget/help/ticks.${language}.html`, `<!doctype html><title>ticks ${language}</title>`);
  }
  put('console/index.html', '<!doctype html><title>console</title>');
  const folders = {
    ...workspaceFolders,
    widget: join(builds, 'widget'),
    console: join(builds, 'console'),
  };
  server = await startServer({ folders });
});
afterAll(async () => {
  await server.stop();
  rmSync(builds, { recursive: true });
});

function put(path: string, text: string): void {
  writeFileSync(join(builds, path), text);
  writeFileSync(join(builds, `${path}.br`), brotliCompressSync(text));
}

interface Raw {
  readonly status: number | undefined;
  readonly headers: Record<string, unknown>;
  readonly body: Buffer;
}

/** What is on the wire, not decompressed. */
function raw(path: string, headers: Record<string, string>) {
  return new Promise<Raw>((resolve, reject) => {
    request(`${server.url}${path}`, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers, redirect: 'manual' });

function policyOf(response: Response): Record<string, string> {
  const policy = response.headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );
}

describe('builds', () => {
  it.each(['/console/assets/app-4f3a.js', '/widget/assets/app-4f3a.js'])(
    '%s goes out as it was compressed, for ever',
    async (path) => {
      const { headers, body } = await raw(path, { 'accept-encoding': 'gzip, deflate, br' });
      expect(headers).toMatchObject({
        'content-encoding': 'br',
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': expect.stringContaining('javascript'),
        vary: expect.stringMatching(/accept-encoding/i),
        'x-content-type-options': 'nosniff',
      });
      expect(brotliDecompressSync(body).toString()).toBe(script);
      const plain = await raw(path, {});
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.body.toString()).toBe(script);
    },
  );

  it('a file that is not there is not the console', async () => {
    expect((await get('/console/assets/gone-1234.js')).status).toBe(404);
    expect((await get('/widget/assets/..%2f..%2fwidget.js')).status).not.toBe(200);
  });

  it.each(['/widget.js', '/packs/js/sdk.js'])(
    'the loader at %s is kept for minutes, and works on any page',
    async (path) => {
      const loader = await get(path);
      expect(loader.headers.get('cache-control')).toContain('max-age=300');
      expect(loader.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(loader.headers.get('access-control-allow-origin')).toBe('*');
      const etag = loader.headers.get('etag') ?? '';
      // Not by fetch: it asks for a fresh copy as soon as it is given a condition.
      expect((await raw(path, { 'if-none-match': etag })).status).toBe(304);
    },
  );

  it('the configuration goes out compressed, in the visitor’s language', async () => {
    const path = `/api/v2/widget/config?inbox=${server.key}`;
    const sent = await raw(path, { 'accept-encoding': 'gzip, br', 'accept-language': 'ar' });
    expect(sent.headers).toMatchObject({
      'content-encoding': 'br',
      vary: 'Origin, Accept-Language, Accept-Encoding',
    });
    expect(sent.body.length).toBeLessThan(1_000);
    const config = JSON.parse(brotliDecompressSync(sent.body).toString()) as {
      label: string;
      css: string;
    };
    expect(config.label).toBe('افتح المحادثة');
    const refused = await getJson(`${server.url}/api/v2/widget/config?inbox=nobody&lang=zh`);
    expect(refused).toMatchObject({ code: 'unknown_inbox', label: '打开聊天', css: config.css });
    const wished = await getJson(`${server.url}${path}&lang=zh-CN`);
    expect(wished.label).toBe('打开聊天');
  });

  it('the chat’s page may stand in pages that isolate themselves, also where it refuses', async () => {
    for (const key of [server.key, 'nobody']) {
      const { headers } = await get(`/widget/frame?inbox=${key}`);
      expect(headers.get('cross-origin-embedder-policy')).toBe('credentialless');
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
  });

  it('the loader of one version never changes, and its hash is published', async () => {
    const { url, integrity, version } = await getJson(`${server.url}/widget/release.json`);
    const pinned = await get(url);
    expect(pinned.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const bytes = new Uint8Array(await pinned.arrayBuffer());
    const digest = await crypto.subtle.digest('SHA-384', bytes);
    expect(integrity).toBe(`sha384-${Buffer.from(digest).toString('base64')}`);
    expect(url).toBe(`/widget/${version}/widget.js`);
    expect((await get('/widget/0000/widget.js')).status).toBe(404);
  });
});

describe('the console', () => {
  it('is at every path under /console, and / leads there', async () => {
    expect((await get('/')).headers.get('location')).toBe('/console');
    for (const path of ['/console', '/console/', '/console/open/0192', '/console/a.b']) {
      const page = await get(path);
      expect([path, page.status]).toEqual([path, 200]);
      expect(await page.text()).toContain('console');
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
  });

  it('runs its own scripts and styles and nobody else’s, in no frame', async () => {
    const policy = policyOf(await get('/console'));
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
      'require-trusted-types-for': "'script'",
      'connect-src': `'self' ${server.url.replace('http', 'ws')}`,
    });
  });
});

describe('the frame', () => {
  it('may be shown by the inbox’s websites and runs under trusted types', async () => {
    const house = server;
    const path = `/widget/frame?inbox=${house.key}`;
    const open = policyOf(await get(path));
    expect(open).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'require-trusted-types-for': "'script'",
    });
    expect(open).not.toHaveProperty('frame-ancestors');

    const admin = await house.agent();
    const { inboxes } = await admin.asks('inbox.list', {});
    await admin.asks('inbox.update', {
      command_id: newId(),
      inbox_id: inboxes[0].id,
      name: 'Website',
      allowed_origins: ['https://shop.example', 'http://localhost:8080'],
    });
    const closed = policyOf(await get(path));
    expect(closed['frame-ancestors']).toBe("'self' https://shop.example http://localhost:8080");

    const elsewhere = { referer: 'https://elsewhere.example/' };
    const refused = await fetch(`${house.url}${path}`, { headers: elsewhere });
    expect(refused.status).toBe(403);
    expect(policyOf(refused)).not.toHaveProperty('frame-ancestors');
    expect(await refused.text()).toContain('This chat isn’t set up for this website');
    const hebrew = await fetch(`${house.url}${path}`, {
      headers: { ...elsewhere, 'accept-language': 'he-IL, en;q=0.9' },
    });
    const page = await hebrew.text();
    expect(page).toContain('<html lang="he" dir="rtl">');
    expect(page).toContain('הצ׳אט הזה לא הוגדר לאתר הזה');
    const welcome = { referer: 'https://shop.example/' };
    expect((await fetch(`${house.url}${path}`, { headers: welcome })).status).toBe(200);
    // The window of its own is opened by the frame, and reloaded by itself: both are the server's own page.
    for (const origin of [house.url, house.url.replace('http:', 'https:')]) {
      const own = { referer: `${origin}${path}` };
      expect((await fetch(`${house.url}${path}`, { headers: own })).status).toBe(200);
    }
  });
});

describe('the frame’s look', () => {
  it('comes with its page, in one style and from one website', async () => {
    const admin = await server.agent();
    const { inboxes } = await admin.asks('inbox.list', {});
    const { id: inbox_id, name } = inboxes[0];
    const appearance = {
      ...defaultAppearance,
      color: '#ffff00',
      picture: 'https://shop.example/logo.png',
      greeting: 'Which lamp?',
    };
    await admin.asks('inbox.update', { command_id: newId(), inbox_id, name, appearance });
    const page = await get(`/widget/frame?inbox=${server.key}&theme=dark`);
    const html = await page.text();
    expect(html).toContain('data-greeting="Which lamp?" data-theme="dark"');
    const [, style = ''] = /<style>(.*)<\/style>/.exec(html) ?? [];
    expect(style).toContain('--pl-brand:light-dark(');
    expect(policyOf(page)).toMatchObject({
      'style-src': `'self' 'sha256-${hash('sha256', style, 'base64')}'`,
      'img-src': "'self' data: blob: https://shop.example",
    });
  });
});

describe('the preview', () => {
  it.each(['', '/panel'])(
    'at /widget/preview%s is for the console, and asks nobody',
    async (path) => {
      const page = await get(`/widget/preview${path}`);
      expect(page.status).toBe(200);
      const policy = policyOf(page);
      expect(policy).toMatchObject({ 'frame-ancestors': "'self'", 'default-src': "'none'" });
      expect(policy).not.toHaveProperty('connect-src');
    },
  );
});

describe('what each tick means', () => {
  it.each([
    ['', undefined, 'en'],
    ['', 'el-GR, eo;q=0.9', 'en'],
    ['', 'de-DE, fr;q=0.9', 'de'],
    ['', 'el-GR, zh-CN;q=0.9, en;q=0.8', 'zh'],
    ['?lang=zh', 'en', 'zh'],
    ['?lang=en&lang=zh', 'zh', 'en'],
  ])('is told in the language asked for: %s %s', async (query, accepted, language) => {
    const headers = accepted === undefined ? {} : { 'accept-language': accepted };
    const page = await get(`/help/ticks${query}`, headers);
    expect(page.headers.get('location')).toBe(`/help/ticks/${language}`);
    expect(page.headers.get('vary')).toContain('accept-language');
  });

  it('is a page on which nothing runs', async () => {
    const page = await get('/help/ticks/zh');
    expect(await page.text()).toContain('ticks zh');
    expect(policyOf(page)).toMatchObject({
      'default-src': "'none'",
      'style-src': "'self'",
      'frame-ancestors': "'none'",
    });
    expect((await get('/help/ticks/xx')).status).toBe(404);
  });
});

describe('the demo', () => {
  it('is a website with the widget on it', async () => {
    expect((await get('/demo')).headers.get('location')).toBe('/demo/');
    for (const path of ['/demo/', '/demo/about.html', '/demo/host-page.html']) {
      const html = await (await get(path)).text();
      expect(html).toContain(`data-inbox="${server.key}"`);
      expect(html).not.toContain('__INBOX_KEY__');
    }
    expect(await (await get('/demo/tokens.css')).text()).toContain('--pl-');
    expect((await get('/demo/shop.css')).headers.get('content-type')).toContain('text/css');
    expect(policyOf(await get('/demo/'))['default-src']).toBe("'self'");
  });
});

describe('without builds', () => {
  it('the pages say what to do', async () => {
    const nowhere = join(builds, 'nowhere');
    const folders = { ...workspaceFolders, widget: nowhere, console: nowhere };
    const house = await startServer({ folders });
    for (const path of ['/console', '/help/ticks/en', `/widget/frame?inbox=${house.key}`]) {
      const page = await fetch(`${house.url}${path}`);
      expect(page.status).toBe(503);
      expect(await page.text()).toContain('npm start');
    }
    expect((await fetch(`${house.url}/widget.js`)).status).toBe(404);
    await house.stop();
  });
});

it('everything says nosniff, and the API can’t be a page', async () => {
  const api = await get('/api/v2/sessions/current');
  expect(policyOf(api)).toEqual({ 'default-src': "'none'", 'frame-ancestors': "'none'" });
  for (const path of ['/console', '/demo/', '/widget.js', '/api/v2/nothing', '/nothing']) {
    const { headers } = await get(path);
    expect({ path, ...Object.fromEntries(headers) }).toMatchObject({
      path,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
  }
});

it('metrics count commands, connections and frames', async () => {
  const visitor = await server.visitor();
  await visitor.emits('nonsense', {});
  const text = await (await get('/metrics')).text();
  expect(text).toContain('porchlight_commands_total{name="unknown",outcome="unknown_command"} 1');
  expect(text).toMatch(/porchlight_connections\{side="visitor"\} [1-9]/);
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).toContain('porchlight_http_seconds_bucket');
});
