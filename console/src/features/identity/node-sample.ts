import type { IdentityAlgorithm } from '@porchlight/protocol';

/** What the owner's server does to say who a visitor is: plain Node, nothing to install. */
export function nodeSample(algorithm: IdentityAlgorithm): string {
  const [tool, signing] = algorithm === 'HS256' ? bySecret : byKey;
  return `import { ${tool} } from 'node:crypto';

// On your server only, for whoever is signed in there.
export function porchlightToken({ id, name, email, email_verified }) {
  const iat = Math.floor(Date.now() / 1000);
  const who = { sub: String(id), name, email, email_verified };
  const claims = { ...who, iat, exp: iat + 300, jti: randomUUID() };
  const text = [{ alg: '${algorithm}', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = ${signing};
  return \`\${text}.\${signature.toString('base64url')}\`;
}`;
}

const bySecret = [
  'createHmac, randomUUID',
  "createHmac('sha256', process.env.PORCHLIGHT_SECRET).update(text).digest()",
] as const;

const byKey = [
  'randomUUID, sign',
  'sign(null, Buffer.from(text), process.env.PORCHLIGHT_PRIVATE_KEY)',
] as const;

/** What the owner's page does with it. */
export const pageSample = `const token = () => fetch('/porchlight-token').then((answer) => answer.text());
porchlight('identify', { token: await token(), refresh: token });`;
