/** A key of the keyboard, or several at once, by the names that `aria-keyshortcuts` knows. */
export function Kbd({ children }: { children: string }) {
  const shown = children.replace('Control+', 'Ctrl + ').replace('Meta+', '⌘ ');
  return (
    <kbd className="inline-flex min-w-6 items-center justify-center rounded-sm border border-line bg-bg px-1.5 py-0.5 font-sans text-xs text-muted">
      {shown}
    </kbd>
  );
}
