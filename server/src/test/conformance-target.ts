import type { Target } from '@porchlight/conformance';
import { accessPaths } from '@porchlight/protocol';
import type { TestNode } from '../testing/two-nodes.ts';
import { getJson, post } from './people.ts';

/** Who the nodes of `conformanceEnvironment` are told to make at their first start. */
const admin = { email: 'ada@porchlight.example', password: 'correct horse' };
const colleague = { email: 'bo@porchlight.example', password: 'bo knows chat' };

/** What a node needs to be judged: an admin who can be named, and no limits on people in a hurry. */
export const conformanceEnvironment = {
  ADMIN_EMAIL: admin.email,
  ADMIN_PASSWORD: admin.password,
  LIMITS_OFF: '1',
  LOG_LEVEL: 'warn',
};

/** Running nodes of one server as the conformance suite wants them. Hires the colleague. */
export async function conformanceTarget(first: TestNode, second?: TestNode): Promise<Target> {
  const nodes = second === undefined ? [first] : [first, second];
  const { body } = await post(`${first.url}${accessPaths.sessions}`, admin);
  const headers = { authorization: `Bearer ${body.token}` };
  await post(`${first.url}/api/v2/agents`, { name: 'Bo', ...colleague }, headers);
  const { inboxes } = await getJson(`${first.url}/api/v2/inboxes`, headers);
  return {
    url: first.url,
    agent: admin,
    second_agent: colleague,
    inbox_key: inboxes[0].key,
    capabilities: {
      ...(second !== undefined && { second_url: second.url }),
      restart: async () => {
        for (const node of nodes) {
          await node.end();
          await node.start();
        }
      },
      kill: async () => {
        await Promise.all(nodes.map((node) => node.kill()));
        for (const node of nodes) await node.start();
      },
    },
  };
}
