import type { APIRequestContext } from '@playwright/test';
import { accessPaths, createIdSource, defaultAppearance, type Inbox } from '@porchlight/protocol';
import type { House } from '../servers/house.ts';

const newId = createIdSource(Date.now, Math.random);

/** Gives the house's chat its own look again, as a program does it. */
export async function restoreDesign(request: APIRequestContext, house: House): Promise<void> {
  const { email, password } = house.admin;
  const answer = await request.post(accessPaths.sessions, { data: { email, password } });
  const headers = { authorization: `Bearer ${((await answer.json()) as { token: string }).token}` };
  const list = await request.get('/api/v2/inboxes', { headers });
  const { inboxes } = (await list.json()) as { inboxes: readonly Inbox[] };
  for (const { kind, id, name } of inboxes) {
    if (kind !== 'website') continue;
    const data = { command_id: newId(), name, appearance: defaultAppearance };
    await request.put(`/api/v2/inboxes/${id}`, { headers, data });
  }
}
