/** A key of the keyboard. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex min-w-6 items-center justify-center rounded-sm border border-line bg-bg px-1.5 py-0.5 font-sans text-xs text-muted">
      {children}
    </kbd>
  );
}
