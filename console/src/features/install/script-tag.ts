/** What may happen on a page before its visitor opens the chat; the tag says it, since `required` asks no server. */
export const consents = ['standard', 'required', 'given'] as const;

/** One of `consents`. */
export type Consent = (typeof consents)[number];

/** The one line that an owner pastes into a website. */
export function scriptTag(
  server_origin: string,
  inbox_key: string,
  consent: Consent = 'standard',
): string {
  const said = consent === 'standard' ? '' : ` data-consent="${consent}"`;
  return `<script async src="${server_origin}/widget.js" data-inbox="${inbox_key}"${said}></script>`;
}
