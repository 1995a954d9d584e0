import type { IncomingMessage, ServerResponse } from 'node:http';
import { reject } from '@porchlight/protocol';
import { noFaults } from '../faults.ts';
import { faultsSchema } from '../faults-schema.ts';
import type { MockServer } from '../mock-server.ts';
import { readJson } from './read-json.ts';
import { sendAnswer } from './send-answer.ts';

/**
 * The mock's own switches, also while it is offline: GET and POST /mock/faults (POST a change as JSON), DELETE to end them
 * all, POST /mock/restart and POST /mock/epoch. For programs on this machine; no website can ask, for want of CORS.
 */
export async function answerControls(
  server: MockServer,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  if (!isLocal(request)) return sendAnswer(response, reject('forbidden', 'from this machine only'));
  switch (`${request.method} ${path}`) {
    case 'GET /mock/faults':
      break;
    case 'POST /mock/faults': {
      const read = await readJson(request);
      if (!read.ok) return sendAnswer(response, read);
      const change = faultsSchema.safeParse(read.body ?? {});
      if (!change.success) return sendAnswer(response, invalid(change.error.issues[0]));
      server.faults.set(change.data);
      break;
    }
    case 'DELETE /mock/faults':
      server.faults.set(noFaults);
      break;
    case 'POST /mock/restart':
      server.restart();
      break;
    case 'POST /mock/epoch':
      server.renewEpoch();
      break;
    default:
      return sendAnswer(response, reject('unknown_command', `no ${request.method} ${path}`));
  }
  const answer = { ok: true, faults: server.faults.read() } as const;
  sendAnswer(response, answer);
}

/** By this machine, to this machine, and for a change not by a form, which any website could send. */
function isLocal({ method, socket, headers }: IncomingMessage): boolean {
  const isNear = /^(::1|(::ffff:)?127\.)/.test(socket.remoteAddress ?? '');
  const isCalledSo = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(headers.host ?? '');
  const isNoForm = method === 'GET' || headers['content-type'] === 'application/json';
  return isNear && isCalledSo && isNoForm;
}

function invalid(issue: { path: PropertyKey[]; message: string } | undefined) {
  return reject('invalid', `${issue?.path.join('.')}: ${issue?.message}`);
}
