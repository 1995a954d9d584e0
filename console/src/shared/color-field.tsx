import { useId } from 'react';
import { TextField } from './text-field.tsx';

interface ColorFieldProps {
  readonly label: string;
  /** Name of the box that opens the browser's own palette. */
  readonly palette_label: string;
  /** As typed; a colour is `#rrggbb` in lower case. */
  readonly value: string;
  /** What the palette begins with while `value` is no colour. */
  readonly fallback: string;
  readonly placeholder: string;
  readonly fault: string | undefined;
  readonly onValue: (value: string) => void;
}

/** A colour: chosen from the browser's palette, or written. */
export function ColorField(props: ColorFieldProps) {
  const { label, palette_label, value, fallback, placeholder, fault, onValue } = props;
  const id = useId();
  const shown = /^#[0-9a-f]{6}$/.test(value) ? value : fallback;
  return (
    <div className="flex items-start gap-3">
      <input
        id={id}
        type="color"
        aria-label={palette_label}
        value={shown}
        onChange={(event) => onValue(event.target.value)}
        className="mt-6.5 h-11 w-14 shrink-0 cursor-pointer rounded-md border border-line-strong bg-surface p-1"
      />
      <div className="min-w-0 flex-1">
        <TextField
          label={label}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          value={value}
          fault={fault}
          onChange={(event) => onValue(event.target.value.trim().toLowerCase())}
        />
      </div>
    </div>
  );
}
