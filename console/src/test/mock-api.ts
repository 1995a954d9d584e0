import type { MockServer } from '@porchlight/mock-server';
import {
  accessPaths,
  reject,
  type ErrorCode,
  type InstallCheck,
  type InstallReport,
  type InstallSighting,
  type MailSettings,
  type MailTest,
} from '@porchlight/protocol';
import type { Api, Outcome } from '../shared/api.ts';

/** The server by HTTP, in the same page: with the session of this token, refusing every call as `refusal` says. */
export function createMockApi(
  server: MockServer,
  token: string,
  refusal: () => ErrorCode | undefined = () => undefined,
  told: () => MockAnswers = () => ({}),
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
      switch (`${method} ${path}`) {
        case `PUT ${accessPaths.password}`:
          return server.access.changePassword(body);
        case `POST ${accessPaths.agents}`:
          return server.access.addAgent(principal, body);
        case `GET ${accessPaths.mail}`:
          return { ok: true, ...(told().mail ?? noMail).settings };
        case `POST ${accessPaths.mail_tests}`:
          return { ok: true, ...(told().mail ?? noMail).test };
        default:
          return answerInstall(method, path, told());
      }
    },
  };
}

/** What a story's server answers to what the mock has no opinion of. */
export interface MockAnswers {
  readonly mail?: MockMail;
  readonly sightings?: readonly InstallSighting[];
  readonly check?: InstallCheck;
}

function answerInstall(method: string, path: string, answers: MockAnswers): Outcome<object> {
  if (method === 'GET' && path.endsWith('/installation')) {
    const report: InstallReport = { sightings: answers.sightings ?? [] };
    return { ok: true, ...report };
  }
  return method === 'POST' && path.endsWith('/checks') && answers.check !== undefined
    ? { ok: true, ...answers.check }
    : reject('not_found', path);
}

/** How a story's server mails. */
export interface MockMail {
  readonly settings: MailSettings;
  readonly test: MailTest;
}

const noMail: MockMail = {
  settings: { set_up: false, from: null },
  test: { outcome: 'off', to: '', said: '' },
};
