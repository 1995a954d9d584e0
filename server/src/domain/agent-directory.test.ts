import { agentEvents } from '@porchlight/protocol/golden';
import { expect, it } from 'vitest';
import { createDirectory } from './agent-directory.ts';

const { agent } = agentEvents['agent.updated'].data;
const newcomer = { ...agent, id: 'another', name: 'Bo' };

it('[TM1] what was read before an event does not undo what the event has told', () => {
  const read = [agent, newcomer];
  const directory = createDirectory([agent]);
  directory.follow(agentEvents['agent.removed']);
  directory.learn(read);
  expect(directory.agentOf(agent.id)).toHaveProperty('removed_at');
  expect(directory.agentOf(newcomer.id)).toEqual(newcomer);
});
