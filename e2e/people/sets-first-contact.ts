import type { APIRequestContext } from '@playwright/test';
import {
  accessPaths,
  createIdSource,
  noFirstContact,
  type FirstContact,
  type Inbox,
} from '@porchlight/protocol';
import type { House } from '../servers/house.ts';

const newId = createIdSource(Date.now, Math.random);

/** What visitors of the house's chat meet first, as a program sets it; nothing but this. */
export async function setFirstContact(
  request: APIRequestContext,
  { admin, inbox_key }: House,
  first_contact: Partial<FirstContact> = {},
): Promise<void> {
  const { email, password } = admin;
  const answer = await request.post(accessPaths.sessions, { data: { email, password } });
  const headers = { authorization: `Bearer ${((await answer.json()) as { token: string }).token}` };
  const list = await request.get('/api/v2/inboxes', { headers });
  const { inboxes } = (await list.json()) as { inboxes: readonly Inbox[] };
  const inbox = inboxes.find((each) => each.kind === 'website' && each.key === inbox_key);
  const settings = { ...noFirstContact, ...first_contact };
  const data = { command_id: newId(), name: inbox?.name, first_contact: settings };
  const saved = await request.put(`/api/v2/inboxes/${inbox?.id}`, { headers, data });
  if (!saved.ok()) throw new Error(await saved.text());
}
