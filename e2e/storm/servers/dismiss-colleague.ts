import { createIdSource, type ConversationRow, type Id } from '@porchlight/protocol';
import { callServer } from './call-server.ts';
import { addAgent } from './house.ts';

const newId = createIdSource(Date.now, Math.random);

/** Somebody comes to the team, is given the conversations in which something happened last, and is removed. Resolves with who. */
export async function dismissColleague(url: string, token: string, nr: number): Promise<Id> {
  const { id } = await addAgent(url, token, nr);
  const { rows } = await callServer<{ rows: readonly ConversationRow[] }>(
    url,
    '/api/v2/conversations?view=all',
    { token },
  );
  for (const { conversation } of rows.slice(0, 5)) {
    await callServer(url, `/api/v2/conversations/${conversation.id}/assignee`, {
      token,
      method: 'PUT',
      body: { command_id: newId(), assignee_id: id },
    });
  }
  await callServer(url, `/api/v2/agents/${id}`, {
    token,
    method: 'DELETE',
    body: { command_id: newId() },
  });
  return id;
}
