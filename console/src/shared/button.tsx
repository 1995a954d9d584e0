import type { ComponentProps, ReactNode } from 'react';
import { Icon } from './icon.tsx';

const looks = {
  primary: 'bg-brand text-on-brand hover:bg-brand-hover',
  secondary: 'border border-line-strong bg-surface text-text hover:bg-hover',
  quiet: 'text-text hover:bg-hover',
  danger: 'text-danger hover:bg-danger-soft',
};

/** How a button looks. */
export type ButtonLook = keyof typeof looks;

/** The classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook): string {
  return `calm inline-flex h-9 items-center justify-center gap-2 rounded-md px-3.5 font-medium whitespace-nowrap disabled:opacity-60 aria-disabled:opacity-60 ${looks[look]}`;
}

/** A button with words on it. */
export function Button({
  look,
  className,
  ...props
}: ComponentProps<'button'> & { look: ButtonLook }) {
  return <button type="button" className={`${buttonClass(look)} ${className ?? ''}`} {...props} />;
}

/** The props of a button that shows only an icon; `label` is its name, and its hint. */
export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  readonly icon: string;
  readonly label: string;
  /** The key that does the same, shown in the hint. */
  readonly shortcut?: string;
  readonly children?: ReactNode;
}

/** A button that shows only an icon. Its name appears as a hint on hover and focus. */
export function IconButton({
  icon,
  label,
  shortcut,
  className,
  children,
  ...props
}: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      data-hint={label}
      data-hint-key={shortcut}
      className={`calm inline-flex size-9 shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text ${className ?? ''}`}
      {...props}
    >
      <Icon path={icon} />
      {children}
    </button>
  );
}
