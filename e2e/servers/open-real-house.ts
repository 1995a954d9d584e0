import { accessPaths } from '@porchlight/protocol';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Credentials, House } from './house.ts';
import { createServerProcess } from './server-process.ts';

const admin: Credentials = {
  name: 'Ada Larsen',
  email: 'ada.larsen@porchlight.example',
  password: 'a light over every door',
};

const colleague: Credentials = {
  name: 'Lin Wei',
  email: 'lin.wei@porchlight.example',
  password: 'moths come by themselves',
};

/** A house whose server keeps its data in a folder that can be got at. */
export type RealHouse = House & { readonly folder: string };

/** The real server over a new database in a folder of its own. */
export async function openRealHouse(): Promise<RealHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'porchlight-e2e-'));
  const program = await createServerProcess({
    main: 'server/src/main.ts',
    env: {
      DATA_DIR: folder,
      ADMIN_EMAIL: admin.email,
      ADMIN_PASSWORD: admin.password,
      LOG_LEVEL: 'warn',
    },
  });
  const close = async () => {
    await program.kill();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await program.start();
    const inbox_key = await furnish(program.url);
    const wrong_password = 'not the one';
    return { ...program, kind: 'real', folder, inbox_key, admin, colleague, wrong_password, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

/** Brings the colleague in; resolves with the inbox's key. */
async function furnish(url: string): Promise<string> {
  const authorization = `Bearer ${await signIn(url)}`;
  await addColleague(url, authorization);
  return inboxKey(url, authorization);
}

async function signIn(url: string): Promise<string> {
  const { email, password } = admin;
  const answer = await send<{ token: string }>(`${url}${accessPaths.sessions}`, {
    email,
    password,
  });
  return answer.token;
}

async function addColleague(url: string, authorization: string): Promise<void> {
  await send(`${url}${accessPaths.agents}`, colleague, { authorization });
}

async function inboxKey(url: string, authorization: string): Promise<string> {
  const response = await fetch(`${url}/api/v2/inboxes`, { headers: { authorization } });
  const { inboxes } = (await response.json()) as { inboxes: { key: string }[] };
  return inboxes[0]?.key ?? '';
}

async function send<Answer>(
  url: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Answer;
}
