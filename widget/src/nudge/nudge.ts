import type { HostCall } from '../port/port-messages.ts';
import type { View } from '../loader/widget.ts';
import { createBubble } from './bubble.ts';
import { fetchConfig, type Rule } from './fetch-config.ts';
import { createShown } from './shown.ts';

const look_ms = 250;

/**
 * The loader's second stage: watches the page for the moments at which its owner wants to speak first. It comes only where a
 * page has such rules, and goes when the launcher has gone.
 */
export async function nudge(
  query: string,
  shadow: ShadowRoot,
  view: View,
  calls: HostCall[],
  toggle: (open: boolean) => void,
): Promise<void> {
  const config = await fetchConfig(query);
  const inbox = new URLSearchParams(query).get('inbox');
  const shown = createShown(`porchlight:${inbox}`);
  const returning = shown.isKept();
  let href = '';
  let looks = 0;
  let gone = 0;
  let seen = 0;
  let leaving = false;
  // One on each page is enough.
  let spoken = false;
  let close: (() => void) | undefined;

  const leave = ({ clientY, relatedTarget }: MouseEvent) => {
    leaving ||= clientY <= 0 && !relatedTarget;
  };
  const isMet = (rule: Rule) =>
    RegExp(rule.url).test(href) &&
    looks * look_ms >= rule.after_s * 1_000 &&
    seen >= rule.scroll_percent &&
    (leaving || !rule.exit_intent) &&
    (returning || !rule.returning) &&
    !shown.has(rule.id);
  const show = ({ id: rule_id, text }: Rule) => {
    shown.add(rule_id);
    spoken = true;
    close = createBubble(shadow, text, config.words, () => {
      const language = config.language;
      calls.push({ call: 'greet', arg: { rule_id, language, text }, id: 0 });
      toggle(true);
    });
  };
  const look = () => {
    const { documentElement: page, hidden } = document;
    gone = shadow.host.isConnected ? 0 : gone + 1;
    if (gone > 2) {
      clearInterval(timer);
      document.removeEventListener('mouseout', leave);
      return;
    }
    // Another page of a website that is one page begins anew.
    if (href !== location.href) {
      href = location.href;
      looks = seen = 0;
      leaving = spoken = false;
      close?.();
    }
    if (!hidden) looks += 1;
    seen = Math.max(seen, (100 * (scrollY + innerHeight)) / page.scrollHeight);
    shown.keep();
    const button = shadow.querySelector('button');
    const busy = view.open || view.unread > 0 || button?.hidden;
    if (busy) close?.();
    else if (!spoken) {
      const rule = config.rules.find(isMet);
      if (rule) show(rule);
    }
  };
  document.addEventListener('mouseout', leave);
  const timer = setInterval(look, look_ms);
  look();
}
