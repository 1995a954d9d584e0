import type { FirstSignIn } from './domain/first-start.ts';

/** What the operator reads once the server listens: where to go and, the first time, how to sign in. */
export function greeting(url: string, first: FirstSignIn): string {
  const lines = [
    '',
    '  Porchlight is on.',
    '',
    `  Console   ${url}/console`,
    `  Demo      ${url}/demo`,
    ...(first === null ? [] : signIn(first)),
    '',
    '',
  ];
  return lines.join('\n');
}

/** A password that was given stands in nobody's log. */
function signIn({ email, made_password }: NonNullable<FirstSignIn>): string[] {
  const lines = [
    '',
    `  E-mail    ${email}`,
    `  Password  ${made_password ?? 'as in ADMIN_PASSWORD'}`,
  ];
  if (made_password === undefined) return lines;
  return [...lines, '', '  The password is shown only this once. Keep it safe.'];
}
