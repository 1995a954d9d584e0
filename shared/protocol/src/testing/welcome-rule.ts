import type { ProactiveRule } from '../proactive-rules.ts';

/** A proactive rule in two languages. */
export const welcomeRule: ProactiveRule = {
  id: 'welcome',
  on: true,
  url: '/pricing*',
  after_s: 5,
  scroll_percent: 0,
  exit_intent: false,
  returning: false,
  text: 'Questions about prices?',
  texts: { ar: 'أسئلة؟' },
};
