import { useId } from 'react';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** Stands under it. */
  readonly hint?: string;
  /** The label is for those who can't see it; where the options say enough. */
  readonly plain?: boolean;
  readonly choose: (value: Value) => void;
}

/** One of a few, all of them in sight: radio buttons that look like one bar. */
export function ChoiceField<Value extends string>({
  label,
  value,
  options,
  hint,
  plain = false,
  choose,
}: ChoiceFieldProps<Value>) {
  const name = useId();
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className={plain ? 'sr-only' : 'mb-1.5 text-sm font-medium'}>{label}</legend>
      <div className="grid auto-cols-fr grid-flow-col gap-1 rounded-md bg-hover p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className="calm flex min-h-9 cursor-pointer items-center justify-center rounded-sm border border-transparent px-2 text-center text-muted hover:text-text has-checked:border-line-strong has-checked:bg-surface has-checked:font-medium has-checked:text-text has-checked:shadow-1 has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => choose(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint !== undefined && <p className="mt-0.5 text-sm text-pretty text-muted">{hint}</p>}
    </fieldset>
  );
}
