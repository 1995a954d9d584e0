import type { FastifyRequest } from 'fastify';
import type { Domain } from '../domain/create-domain.ts';
import type { PushDesk } from '../domain/push-desk.ts';
import type { MailDesk } from '../domain/mail-desk.ts';
import type { Metrics } from '../metrics.ts';

/** What the routes stand on. */
export interface Site {
  readonly domain: Domain;
  readonly metrics: Metrics;
  readonly mail: MailDesk;
  readonly push: PushDesk;
  /** The origin that browsers use, where the operator has said it. */
  readonly public_url: string | undefined;
  /** Origins of consoles and widgets that are hosted elsewhere. */
  readonly console_origins: readonly string[];
  /** Folders of the builds and of the demo, and the design's tokens for it. */
  readonly folders: SiteFolders;
  /** False where nothing is limited, for tests and measuring. */
  readonly limits_on: boolean;
  /** True once the server has been told to stop. */
  readonly stopping: () => boolean;
}

/** Where the pages lie. */
export interface SiteFolders {
  readonly widget: string;
  readonly console: string;
  readonly demo: string;
  readonly tokens_css: string;
}

/** The server's origin as this browser sees it. */
export function ownOrigin({ public_url }: Site, request: FastifyRequest): string {
  return public_url ?? `http://${request.host}`;
}

/** Whether this origin is the server's own; behind a proxy that does TLS, that is not to be known without `PUBLIC_URL`. */
export function isOwnOrigin(site: Site, request: FastifyRequest, origin: string): boolean {
  return origin === ownOrigin(site, request) || origin === `https://${request.host}`;
}

/** The origin of the server's sockets as this browser sees it, for `connect-src`. */
export function socketOrigin({ public_url }: Site, request: FastifyRequest): string {
  if (public_url !== undefined) return public_url.replace(/^http/, 'ws');
  // A host that is none must not become part of a header.
  return /^[\w.:[\]-]+$/.test(request.host) ? `ws://${request.host}` : '';
}
