/** The ids of the numbered rules in a SPEC.md, in order; what stands under `## Planned` is no rule yet. */
export function specRules(markdown: string): string[] {
  return markdown
    .split(/^(?=## )/m)
    .filter((section) => !/^## Planned\s*$/m.test(section))
    .flatMap((section) => [...section.matchAll(/\*\*\[([A-Z]+\d+)\]\*\*/g)])
    .map((match) => match[1] ?? '');
}
