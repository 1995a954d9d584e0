import { readFile, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import type { Plugin } from 'vite';
import { editToken, type EditableToken } from './edit-token.ts';
import { isOurs } from './is-ours.ts';
import { savePath } from './save-path.ts';

/** The most that is read of a request, in characters. */
const most = 10_000;

/**
 * Lets the dev page write one line of the token sheet. Only the page itself may: a request that another website makes in the
 * designer's browser is refused, and so is one by another name of this machine than its own.
 */
export function tokenSaver(sheet: URL): Plugin {
  return {
    name: 'porchlight:token-saver',
    apply: 'serve',
    configureServer: ({ middlewares }) => {
      middlewares.use(savePath, (request, response, next) => {
        const answer = (status: number) => {
          response.statusCode = status;
          response.end();
        };
        if (isOurs(request)) save(sheet, request).then(answer, next);
        else answer(403);
      });
    },
  };
}

/** The HTTP status of the deed: 204 saved, 400 no request of ours, 409 the sheet has changed, 422 it can't be so. */
async function save(sheet: URL, request: IncomingMessage): Promise<number> {
  const asked = parse(await read(request));
  if (asked === undefined) return 400;
  const edit = editToken(await readFile(sheet, 'utf8'), asked.token, asked.value);
  if (edit.kind === 'malformed' && edit.reason === 'unknown') return 409;
  if (edit.kind !== 'sound') return 422;
  await writeFile(sheet, edit.css);
  return 204;
}

async function read(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > most) return '';
  }
  return text;
}

interface Asked {
  readonly token: EditableToken;
  readonly value: string;
}

function parse(text: string): Asked | undefined {
  try {
    const { token, value } = JSON.parse(text) as Partial<Asked>;
    const isToken =
      typeof token?.line === 'number' &&
      typeof token.name === 'string' &&
      typeof token.value === 'string';
    return isToken && typeof value === 'string' ? { token, value } : undefined;
  } catch {
    return undefined;
  }
}
