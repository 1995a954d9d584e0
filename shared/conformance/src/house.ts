import { accessPaths, type Id, type Side } from '@porchlight/protocol';
import { expect } from 'vitest';
import { createHttpCaller, fetchJson, type HttpCaller } from './http-caller.ts';
import { enter, newId, type EntryOptions, type Person, type Somebody } from './person.ts';
import type { SignIn, Target } from './target.ts';

/** One test's people. When it is over they leave, and everything that any of them was told must have been right. */
export interface House {
  readonly target: Target;
  /** A visitor with a session, connected and in sync; with a token the same as before. */
  readonly visitor: (token?: string) => Promise<Person<'visitor'>>;
  /** The admin, connected and in sync. Everybody who comes as the admin shares a session. */
  readonly agent: () => Promise<Person<'agent'>>;
  /** The colleague, for tests that need one. */
  readonly colleague: () => Promise<Person<'agent'>>;
  /** Connects and does nothing more. */
  readonly enters: <Audience extends Side>(
    audience: Audience,
    token: string | undefined,
    options?: EntryOptions,
  ) => Promise<Person<Audience>>;
  /** The same person by HTTP: at the other node, where there are two. */
  readonly http: (person: Pick<Somebody, 'audience' | 'token' | 'url'>) => HttpCaller;
  /** A new session of the admin's own. */
  readonly signsIn: () => Promise<string>;
  /** A new visitor's session. */
  readonly visits: (token?: string) => Promise<string>;
  /** A conversation that a visitor has begun, with its first message at seq 2. */
  readonly begins: (visitor: Somebody, text?: string) => Promise<Id>;
}

/** What houses of one suite share: sessions, because each sign-in costs the server a slow hash. */
export interface Street {
  readonly target: Target;
  /** A test with a house of its own. */
  readonly story: (play: (house: House) => Promise<void>) => () => Promise<void>;
}

/** A street at this server. */
export function createStreet(target: Target): Street {
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (account: SignIn): Promise<string> => {
    const known = tokens.get(account.email) ?? signIn(target.url, account);
    tokens.set(account.email, known);
    return known;
  };
  return {
    target,
    story: (play) => async () => {
      const people: Somebody[] = [];
      const faults: string[] = [];
      const house = createHouse(target, tokenOf, people, faults);
      try {
        await play(house);
        expect([...faults, ...people.flatMap((person) => person.faults())]).toEqual([]);
      } finally {
        for (const person of people) person.leaves();
      }
    },
  };
}

function createHouse(
  target: Target,
  tokenOf: (account: SignIn) => Promise<string>,
  people: Somebody[],
  faults: string[],
): House {
  const { url, capabilities } = target;
  const other = capabilities.second_url ?? url;
  const enters: House['enters'] = async (audience, token, options) => {
    const isHere = (audience === 'visitor') !== (options?.elsewhere === true);
    const person = await enter(isHere ? url : other, audience, token, options);
    people.push(person);
    return person;
  };
  const comes = async <Audience extends Side>(audience: Audience, token: string) => {
    const person = await enters(audience, token);
    await person.does('sync', { cursor: null });
    return person;
  };
  return {
    target,
    enters,
    visitor: async (token) => comes('visitor', token ?? (await openSession(target))),
    agent: async () => comes('agent', await tokenOf(target.agent)),
    async colleague() {
      if (target.second_agent === undefined) throw new Error('the target names no second agent');
      return comes('agent', await tokenOf(target.second_agent));
    },
    http: (person) => {
      const there = person.url === url ? other : url;
      return createHttpCaller(there, person.audience, person.token, faults);
    },
    signsIn: () => signIn(url, target.agent),
    visits: (token) => openSession(target, token),
    async begins(visitor, text = 'Hello') {
      const conversation_id = newId();
      await visitor.says(conversation_id, text);
      return conversation_id;
    },
  };
}

async function signIn(url: string, account: SignIn): Promise<string> {
  const { status, body } = await post(`${url}${accessPaths.sessions}`, account);
  if (status !== 200) throw new Error(`signing in as ${account.email} gave ${status}`);
  return body.token;
}

async function openSession({ url, inbox_key }: Target, token?: string): Promise<string> {
  const request = { inbox_key, origin: 'https://shop.example', context: noContext };
  const known = token === undefined ? {} : { token };
  const { status, body } = await post(`${url}${accessPaths.widget_sessions}`, {
    ...request,
    ...known,
  });
  if (status !== 200)
    throw new Error(`a visitor's session gave ${status}: ${JSON.stringify(body)}`);
  return body.token;
}

/** A visit that tells nothing. */
const noContext = {
  page_url: null,
  page_title: null,
  referrer: null,
  user_agent: null,
  language: null,
  time_zone: null,
};

/** Posts JSON, and waits where it is told `rate_limited`. */
async function post(url: string, body: unknown) {
  for (;;) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetchJson(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (answer.status !== 429) return answer;
    const wait_ms = answer.body?.error?.retry_after_ms ?? 1_000;
    await new Promise((resolve) => setTimeout(resolve, wait_ms));
  }
}
