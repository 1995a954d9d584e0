import { useTranslation } from '../../shared/translation.tsx';
import { useState, type Ref } from 'react';
import { TextField } from '../../shared/text-field.tsx';

/** A field for the password, which can be looked at. */
export function PasswordField({
  ref,
  fault,
}: {
  ref: Ref<HTMLInputElement>;
  fault: string | undefined;
}) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      ref={ref}
      label={t('sign_in.password')}
      name="password"
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
      fault={fault}
      after={
        <button
          type="button"
          aria-pressed={shown}
          aria-label={t('sign_in.show_password')}
          onClick={() => setShown(!shown)}
          className="calm inline-flex size-9 items-center justify-center rounded-sm text-muted hover:text-text"
        >
          <Eye shut={shown} />
        </button>
      }
    />
  );
}

function Eye({ shut }: { shut: boolean }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={20}
      height={20}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z" />
      {shut && <path d="m4 4 16 16" />}
    </svg>
  );
}
