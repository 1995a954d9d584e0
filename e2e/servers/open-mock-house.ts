import { mockAgents, mockInboxKey, wrongPassword } from '@porchlight/mock-server';
import type { Credentials, House } from './house.ts';
import { createServerProcess } from './server-process.ts';

/** A mock server, without a past unless `conversations` says how much of one. */
export async function openMockHouse(conversations = 0): Promise<House> {
  const program = await createServerProcess({
    main: 'shared/mock-server/src/main.ts',
    args: ['--conversations', `${conversations}`],
    env: {},
  });
  await program.start();
  return {
    ...program,
    kind: 'mock',
    inbox_key: mockInboxKey,
    admin: credentialsOf(0),
    colleague: credentialsOf(1),
    wrong_password: wrongPassword,
    close: program.kill,
  };
}

function credentialsOf(index: number): Credentials {
  const agent = mockAgents[index];
  if (agent === undefined) throw new Error(`The mock has no agent ${index}.`);
  return { name: agent.name, email: agent.email, password: 'anything' };
}
