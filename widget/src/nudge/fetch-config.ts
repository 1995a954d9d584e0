import type { Ack, ProactiveConfig, VisitorRule } from '@porchlight/protocol';

/** A proactive message of this page's website. */
export type Rule = VisitorRule;

/** What the second stage works by; nothing where the server has none, or does not answer. */
export async function fetchConfig(
  query: string,
): Promise<ProactiveConfig & { readonly language: string }> {
  const language = new URLSearchParams(query).get('lang') ?? navigator.language;
  const answer = await fetch(`${new URL(import.meta.url).origin}/api/v2/widget/rules${query}`);
  const config = (await answer.json()) as Ack<ProactiveConfig>;
  return config.ok
    ? { ...config, language }
    : { rules: [], words: { reply: '', dismiss: '' }, language };
}
