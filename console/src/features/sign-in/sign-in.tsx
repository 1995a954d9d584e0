import { useTranslation } from '../../shared/translation.tsx';
import { useRef, useState, type RefObject, type SubmitEvent } from 'react';
import { Button } from '../../shared/button.tsx';
import type { Failure } from '../../shared/api.ts';
import { Mark } from '../../shared/mark.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { PasswordField } from './password-field.tsx';
import { faultOf, missingIn, type SignInFault } from './sign-in-fault.ts';
import { useFaultSentence } from './use-fault-sentence.ts';

interface SignInProps {
  /** Somebody was signed in here and is not any more. */
  readonly expired: boolean;
  /** Tries; null when it worked. */
  readonly signIn: (email: string, password: string) => Promise<Failure | null>;
}

/** The way in. Whatever goes wrong, what was typed stays. */
export function SignIn({ expired, signIn }: SignInProps) {
  const { t } = useTranslation();
  const { email, password, fault, busy, tries, submit } = useSignInForm(signIn);
  const sentence = useFaultSentence(fault);
  return (
    <main className="grid h-full place-items-center overflow-y-auto bg-bg p-4">
      <div className="appear w-full max-w-sm">
        <div className="mb-6 flex flex-col items-center gap-3 text-center">
          <Mark size={48} />
          <h1 className="text-2xl font-semibold">{t('sign_in.title')}</h1>
          <p className="text-muted">{expired ? t('sign_in.expired') : t('sign_in.lead')}</p>
        </div>
        <form
          noValidate
          onSubmit={submit}
          className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-6 shadow-2"
        >
          <TextField
            ref={email}
            label={t('sign_in.email')}
            name="email"
            type="email"
            autoComplete="username"
            // The one thing to do on this page.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            fault={fault?.kind === 'email_missing' ? sentence : undefined}
          />
          <PasswordField
            ref={password}
            fault={fault?.kind === 'password_missing' ? sentence : undefined}
          />
          {!isFieldFault(fault) && <FaultLine key={tries} sentence={sentence} />}
          <Button
            look="primary"
            type="submit"
            className="h-11"
            aria-disabled={busy || (fault?.kind === 'rate_limited' && sentence !== '')}
          >
            {busy ? t('sign_in.submitting') : t('sign_in.submit')}
          </Button>
        </form>
      </div>
    </main>
  );
}

// What counts down by the second is said once and then only shown.
function FaultLine({ sentence }: { sentence: string }) {
  const [said] = useState(sentence);
  return (
    <div className="empty:hidden">
      <p role="alert" className="sr-only">
        {said}
      </p>
      {sentence !== '' && (
        <p aria-hidden="true" className="text-danger">
          {sentence}
        </p>
      )}
    </div>
  );
}

function isFieldFault(fault: SignInFault | undefined): boolean {
  return fault?.kind === 'email_missing' || fault?.kind === 'password_missing';
}

function useSignInForm(signIn: SignInProps['signIn']) {
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<SignInFault>();
  const [busy, setBusy] = useState(false);
  const [tries, setTries] = useState(0);

  const attempt = async () => {
    setBusy(true);
    const failure = await signIn(valueOf(email).trim(), valueOf(password));
    setBusy(false);
    if (failure === null) return;
    setTries(tries + 1);
    setFault(faultOf(failure, Date.now()));
    if (failure.code === 'wrong_credentials') password.current?.select();
  };

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || (fault?.kind === 'rate_limited' && Date.now() < fault.until_ms)) return;
    const missing = missingIn(valueOf(email), valueOf(password));
    setFault(missing);
    if (missing === undefined) void attempt();
    else (missing.kind === 'email_missing' ? email : password).current?.focus();
  };

  return { email, password, fault, busy, tries, submit };
}

function valueOf(field: RefObject<HTMLInputElement | null>): string {
  return field.current?.value ?? '';
}
