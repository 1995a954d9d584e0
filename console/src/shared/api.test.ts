// @vitest-environment node
import { describe, expect, it, vi } from 'vitest';
import { createHttpApi, requestOf } from './api.ts';

function answering(status: number, body: string) {
  return vi.fn<typeof fetch>(async () => new Response(status === 204 ? null : body, { status }));
}

describe('requestOf', () => {
  it('puts fields into the path, and the rest of a GET into the query', () => {
    const payload = { conversation_id: 'c 1', before_seq: 7 };
    expect(requestOf('conversation.history', payload)).toEqual({
      method: 'GET',
      path: '/api/v2/conversations/c%201/events?before_seq=7',
    });
    expect(requestOf('conversation.counts', {}).path).toBe('/api/v2/conversation-counts');
  });

  it('puts the rest of the others into the body', () => {
    const payload = { command_id: 'k', conversation_id: 'c', assignee_id: null };
    expect(requestOf('conversation.assign', payload)).toEqual({
      method: 'PUT',
      path: '/api/v2/conversations/c/assignee',
      body: { command_id: 'k', assignee_id: null },
    });
  });
});

describe('an api', () => {
  it('carries the header that no cross-site form can', async () => {
    const fetcher = answering(200, '{"ok":true,"counts":{}}');
    await createHttpApi(fetcher, () => undefined).call('conversation.counts', {});
    expect(fetcher.mock.lastCall?.[1]?.headers).toMatchObject({ 'x-porchlight': '1' });
  });

  it('gives the answer', async () => {
    const api = createHttpApi(answering(200, '{"ok":true,"agents":[]}'), () => undefined);
    expect(await api.call('agent.list', {})).toEqual({ ok: true, agents: [] });
  });

  it('gives the reason of a refusal, with its wait', async () => {
    const body = '{"title":"…","ok":false,"error":{"code":"rate_limited","retry_after_ms":4000}}';
    const api = createHttpApi(answering(429, body), () => undefined);
    expect(await api.call('agent.list', {})).toEqual({
      ok: false,
      error: { code: 'rate_limited', retry_after_ms: 4000 },
    });
  });

  it.each([
    ['a proxy’s page', answering(502, '<html>Bad gateway</html>')],
    ['no connection', vi.fn<typeof fetch>(async () => Promise.reject(new TypeError('network')))],
    ['a code of another version', answering(400, '{"error":{"code":"made_up"}}')],
  ])('takes %s for a server that is away', async (_, fetcher) => {
    const answer = await createHttpApi(fetcher, () => undefined).call('agent.list', {});
    expect(answer).toEqual({ ok: false, error: { code: 'server_away' } });
  });

  it('tells when the session is over, and only then', async () => {
    const expired = vi.fn<() => void>();
    await createHttpApi(answering(403, '{"error":{"code":"forbidden"}}'), expired).call(
      'agent.list',
      {},
    );
    expect(expired).not.toHaveBeenCalled();
    await createHttpApi(answering(401, '{"error":{"code":"session_expired"}}'), expired).call(
      'agent.list',
      {},
    );
    expect(expired).toHaveBeenCalledOnce();
  });
});
