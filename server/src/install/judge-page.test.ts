import { expect, it } from 'vitest';
import { readPolicies } from './content-policy.ts';
import { judgePage, type PageCase } from './judge-page.ts';
import { readPage } from './read-page.ts';

const line = '<script async src="https://chat.example/widget.js" data-inbox="key1"></script>';

function judge(html: string, more: Partial<PageCase> = {}) {
  const page_url = more.page_url ?? 'https://shop.example/otter';
  const page = { page_url, header_policies: [], server_origin: 'https://chat.example' };
  const chat = { inbox_key: 'key1', allowed_origins: [] };
  return judgePage({ ...readPage(html, page_url), ...page, ...chat, ...more });
}

it.each([
  line,
  "<SCRIPT data-inbox='key1' src=https://chat.example/widget.js></SCRIPT>",
  '<script nonce="x" src="//chat.example/widget/0a1b/widget.js" integrity="sha384-x" data-inbox=key1>',
  `<script src="https://other.example/widget.js" data-inbox="theirs"></script>${line}`,
])('finds nothing wrong with %s', (html) => {
  expect(judge(html)).toEqual([]);
});

it.each([
  ['no_tag', '<p>Otter</p>'],
  ['no_tag', `<!-- ${line} -->`],
  ['no_tag', '<script src="/shop.js"></script>'],
  ['other_server', line.replace('chat.example', 'old.example')],
  ['wrong_key', line.replace('key1', 'key2')],
  ['wrong_key', line.replace(' data-inbox="key1"', '')],
  ['mixed_content', line.replace('https:', 'http:')],
])('says %s, and the line that mends it: %s', (kind, html) => {
  expect(judge(html)).toEqual([{ kind, line }]);
  expect(judge(line)).toEqual([]);
});

it('says which website is to be allowed', () => {
  const allowed_origins = ['https://www.shop.example'];
  expect(judge(line, { allowed_origins })).toEqual([
    { kind: 'origin_not_allowed', line: 'https://shop.example' },
  ]);
});

it('says the header, and the tag, that mend a policy; word for word', () => {
  const header = "default-src 'self'; frame-src 'none'";
  const meta = '<meta http-equiv="content-security-policy" content="script-src &#39;self&#39;">';
  const findings = judge(meta + line, { header_policies: readPolicies(header) });
  expect(findings).toEqual([
    {
      kind: 'policy',
      blocked: ['script', 'connect', 'frame'],
      nonce: false,
      line: "Content-Security-Policy: default-src 'self'; frame-src https://chat.example; script-src 'self' https://chat.example; connect-src 'self' https://chat.example",
    },
    {
      kind: 'policy',
      blocked: ['script'],
      nonce: false,
      line: `<meta http-equiv="Content-Security-Policy" content="script-src 'self' https://chat.example">`,
    },
  ]);
  const [first, second] = findings.map(({ line: mended }) => mended);
  const mended = readPolicies((first ?? '').replace('Content-Security-Policy: ', ''));
  expect(judge(`${second}${line}`, { header_policies: mended })).toEqual([]);
});

it('says when a script needs the page’s nonce', () => {
  const header_policies = readPolicies("script-src 'nonce-r4nd' 'strict-dynamic'");
  expect(judge(line, { header_policies })).toMatchObject([{ blocked: ['script'], nonce: true }]);
  expect(judge(line.replace('async', 'nonce="r4nd"'), { header_policies })).toEqual([]);
});
