import { accessPaths, reject } from '@porchlight/protocol';
import {
  newAgentRequestSchema,
  passwordChangeSchema,
  signInRequestSchema,
} from '@porchlight/protocol/schemas';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { agentSession_ms, type AgentAccess } from '../domain/agent-access.ts';
import { addressOf, authenticate, sessionCookie } from './authenticate.ts';
import { sendAnswer, sendProblem } from './problem.ts';
import type { Site } from './site.ts';

/** Signing in and out, passwords, and making colleagues. */
export function addSessionRoutes(app: FastifyInstance, site: Site): void {
  const { domain } = site;
  const { agents, sessions, log } = domain;

  app.post(accessPaths.sessions, async (request, reply) => {
    const parsed = signInRequestSchema.safeParse(request.body);
    if (!parsed.success)
      return sendProblem(reply, reject('invalid', 'e-mail address and password'));
    const answer = await agents.signIn(parsed.data, addressOf(request));
    if (answer.ok) setCookie(reply, site, answer.token);
    else log.info({ code: answer.error.code, address: addressOf(request) }, 'sign-in refused');
    return sendAnswer(reply, answer);
  });

  app.get(accessPaths.current_session, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    return sendAnswer(reply, await agents.current(caller));
  });

  app.delete(accessPaths.current_session, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    await sessions.revoke(caller.session_id);
    return reply.clearCookie(sessionCookie, cookieOptions(site)).code(204).send();
  });

  addAgentRoute(app, site, agents);
  addPasswordRoute(app, site, agents);
}

function addPasswordRoute(app: FastifyInstance, { domain }: Site, agents: AgentAccess): void {
  app.put(accessPaths.password, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    const parsed = passwordChangeSchema.safeParse(request.body);
    if (parsed.success) return sendAnswer(reply, await agents.changePassword(caller, parsed.data));
    return sendProblem(reply, reject('invalid', `${parsed.error.issues[0]?.path.join('.')}`));
  });
}

function addAgentRoute(app: FastifyInstance, { domain }: Site, agents: AgentAccess): void {
  app.post(accessPaths.agents, async (request, reply) => {
    const caller = await authenticate(domain, request, reply);
    if (caller === null) return reply;
    const parsed = newAgentRequestSchema.safeParse(request.body);
    if (parsed.success) return sendAnswer(reply, await agents.create(caller, parsed.data));
    const [issue] = parsed.error.issues;
    return sendProblem(reply, reject('invalid', `${issue?.path.join('.')}: ${issue?.message}`));
  });
}

function setCookie(reply: FastifyReply, site: Site, token: string): void {
  const maxAge = agentSession_ms / 1_000;
  reply.setCookie(sessionCookie, token, { ...cookieOptions(site), maxAge });
}

function cookieOptions({ public_url }: Site) {
  const secure = public_url?.startsWith('https:') === true;
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
