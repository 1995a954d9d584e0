import {
  accessPaths,
  createIdSource,
  type Id,
  routes,
  type VisitorSession,
} from '@porchlight/protocol';

/** A visitor of a house, without a browser. */
export interface BenchVisitor {
  readonly id: Id;
  /** Answers when it was sent, in ms since 1970. */
  readonly says: (conversation_id: Id, text: string) => Promise<number>;
}

/** Lets a visitor come to the house at this address. */
export async function openVisitor(url: string, inbox_key: string): Promise<BenchVisitor> {
  const unknown = { page_url: null, page_title: null, referrer: null };
  const context = { ...unknown, user_agent: null, language: 'en', time_zone: 'UTC' };
  const paper = { inbox_key, origin: url, context };
  const { token, me } = await post<VisitorSession>(`${url}${accessPaths.widget_sessions}`, paper);
  const newId = createIdSource(Date.now, Math.random);
  return {
    id: me.id,
    says: async (conversation_id, text) => {
      const path = routes['message.send'].path.replace(':conversation_id', conversation_id);
      const sent = Date.now();
      await post(`${url}/api/v2${path}`, { id: newId(), conversation_id, text }, token);
      return sent;
    },
  };
}

async function post<Body>(url: string, body: object, token?: string): Promise<Body> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as Body;
}
