import type { MockServer } from '@porchlight/mock-server';
import { accessPaths, reject, type ErrorCode } from '@porchlight/protocol';
import type { Api } from '../shared/api.ts';

/** The server by HTTP, in the same page: with the session of this token, refusing every call as `refusal` says. */
export function createMockApi(
  server: MockServer,
  token: string,
  refusal: () => ErrorCode | undefined = () => undefined,
): Api {
  const principal = server.access.principalOf(token);
  if (principal === undefined) throw new Error('nobody is signed in');
  const call = async (name: string, payload: object) => {
    const code = refusal();
    return code === undefined
      ? server.execute(principal, 'console', name, payload)
      : reject(code, code);
  };
  return {
    call,
    request: async (method, path, body) => {
      const code = refusal();
      if (code !== undefined) return reject(code, code);
      return `${method} ${path}` === `POST ${accessPaths.agents}`
        ? server.access.addAgent(principal, body)
        : reject('not_found', path);
    },
  };
}
