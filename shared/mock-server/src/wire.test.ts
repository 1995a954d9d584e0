import { supportedVersions, type Handshake, type Side, type WireError } from '@porchlight/protocol';
import { describe, expect, it } from 'vitest';
import { settle } from './test/fake-clock.ts';
import { createMockStage, visitorRequest } from './test/mock-stage.ts';

async function endingOf(audience: Side, handshake: unknown): Promise<WireError | null | undefined> {
  const { server } = createMockStage();
  let ending: WireError | null | undefined;
  const frames: string[] = [];
  server.connect(audience, handshake as Handshake, {
    frame: (name) => frames.push(name),
    closed: (error) => (ending = error),
  });
  await settle();
  expect(frames).toEqual([]);
  return ending;
}

describe('handshake', () => {
  it('[HS1] refuses a client with no version in common', async () => {
    const handshake = { protocol: { min: 90, max: 99 }, token: 'any' };
    expect(await endingOf('agent', handshake)).toMatchObject({ code: 'unsupported_version' });
  });

  it('[HS2] refuses a caller without a session, without a frame', async () => {
    const handshake = { protocol: supportedVersions, token: 'nobody' };
    expect(await endingOf('visitor', handshake)).toMatchObject({ code: 'session_expired' });
    expect(await endingOf('visitor', 'no handshake')).toMatchObject({ code: 'malformed' });
  });

  it('[HS2] welcomes first, and tells visitors who the agents are', async () => {
    const stage = createMockStage();
    const ada = await stage.agent();
    const visitor = await stage.visitor();
    expect(ada.frames[0]).toMatchObject({ name: 'welcome', payload: { agent: stage.agents.ada } });
    const { id, name } = stage.agents.ada;
    expect(visitor.frames[0]).toEqual({
      name: 'welcome',
      payload: {
        protocol: 1,
        me: { kind: 'visitor', id: visitor.me },
        presence: [{ party: { kind: 'agent', id }, availability: 'online' }],
        agents: [{ id, name, avatar_url: null }],
        talk: {},
      },
    });
  });

  it('does not let one side in at the door of the other', async () => {
    const stage = createMockStage();
    const { token } = await stage.visitor();
    expect(stage.server.judge('agent', { protocol: supportedVersions, token })).toMatchObject({
      error: { code: 'session_expired' },
    });
  });

  it('[HS3] ends the connections of a session that is revoked, and no other', async () => {
    const stage = createMockStage();
    const ada = await stage.agent();
    const lin = await stage.agent(stage.agents.lin.email);
    stage.server.access.revoke(ada.token);
    await settle();
    expect(ada.ending()).toMatchObject({ code: 'session_expired' });
    expect(lin.ending()).toBeUndefined();
  });

  it('[HS4] says why when it stops', async () => {
    const stage = createMockStage();
    const visitor = await stage.visitor();
    stage.server.close();
    await settle();
    expect(visitor.ending()).toMatchObject({ code: 'shutting_down' });
  });
});

describe('sessions', () => {
  it('keeps a visitor who comes back with a token', async () => {
    const stage = createMockStage();
    const first = await stage.visitor();
    const again = await stage.visitor(first.token);
    const other = await stage.visitor();
    expect(again.me).toBe(first.me);
    expect(other.me).not.toBe(first.me);
  });

  it('refuses an unknown inbox and a website that the inbox does not allow', async () => {
    const stage = createMockStage();
    const { access } = stage.server;
    const request = visitorRequest();
    expect(access.openVisitorSession({ ...request, inbox_key: 'nope' })).toMatchObject({
      error: { code: 'unknown_inbox' },
    });
    const ada = await stage.agent();
    const { inboxes } = await ada.does('inbox.list', {});
    await ada.does('inbox.update', {
      command_id: stage.newId(),
      inbox_id: inboxes[0]?.id ?? '',
      name: 'Nightjar',
      allowed_origins: ['https://nightjar.example'],
    });
    expect(access.openVisitorSession(request)).toMatchObject({
      error: { code: 'origin_not_allowed' },
    });
    expect(access.openVisitorSession({ ...request, origin: 'https://nightjar.example' }).ok).toBe(
      true,
    );
  });

  it('takes any password but one', () => {
    const { server, agents } = createMockStage();
    const { email } = agents.lin;
    expect(server.access.signIn({ email, password: 'x' })).toMatchObject({ agent: agents.lin });
    const refused = [
      { email, password: 'wrong' },
      { email: 'nobody@porchlight.example', password: 'x' },
    ];
    for (const request of refused) {
      expect(server.access.signIn(request)).toMatchObject({ error: { code: 'wrong_credentials' } });
    }
    expect(server.access.signIn({ email, password: '' })).toMatchObject({
      error: { code: 'invalid' },
    });
  });
});
