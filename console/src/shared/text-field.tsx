import { useId, type ComponentProps, type ReactNode } from 'react';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'id'> {
  readonly label: string;
  /** What is wrong with the value, said to screen readers too. */
  readonly fault?: string | undefined;
  /** Stands inside the field, at its end. */
  readonly after?: ReactNode;
}

/** A labelled field for one line. 16 px, so that phones do not zoom in. */
export function TextField({ label, fault, after, className, ...props }: TextFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="relative flex">
        <input
          id={id}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : `${id}-fault`}
          className={`calm h-11 w-full min-w-0 rounded-md border border-line-strong bg-surface px-3 text-input focus-visible:lit-edge aria-invalid:border-danger aria-invalid:outline-danger ${after ? 'pe-11' : ''} ${className ?? ''}`}
          {...props}
        />
        {after && <div className="absolute inset-y-0 end-1 flex items-center">{after}</div>}
      </div>
      {fault !== undefined && (
        <p id={`${id}-fault`} className="text-sm text-danger">
          {fault}
        </p>
      )}
    </div>
  );
}
