import type { VisitorAnswers, VisitorConversation } from '@porchlight/protocol';
import type { ClientOptions, VisitorClient } from './chat-client.ts';
import { createEngine } from './engine.ts';
import type { Environment } from './environment.ts';
import { createSurface } from './surface.ts';
import { visitorAudience } from './visitor-audience.ts';

const nothingMore = { live: () => {}, reset: () => {}, accountEvent: () => {} };

/** Makes the widget's client. It is silent until `start`. */
export function createVisitorClient(
  environment: Environment,
  options: ClientOptions,
): VisitorClient {
  const engine = createEngine(environment, options, visitorAudience, nothingMore);
  return createSurface<VisitorConversation, VisitorAnswers>(environment, options.scope, engine);
}
