/** A small button below a message. */
export function BelowButton({ label, run }: { label: string; run: () => void }) {
  return (
    <button
      type="button"
      onClick={run}
      className="calm min-h-6 rounded-sm px-1.5 font-medium text-text underline-offset-2 hover:underline"
    >
      {label}
    </button>
  );
}
