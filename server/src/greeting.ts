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

function signIn({ email, password }: NonNullable<FirstSignIn>): string[] {
  return [
    '',
    `  E-mail    ${email}`,
    `  Password  ${password}`,
    '',
    '  The password is shown only this once. Keep it safe.',
  ];
}
