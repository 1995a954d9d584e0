import type { PreChatField } from '@porchlight/protocol';
import { type FirstKey, useFirstWords } from './use-first-words.ts';

export interface FormFieldProps {
  readonly field: PreChatField;
  readonly value: string | boolean | undefined;
  readonly fault: 'missing' | 'wrong' | undefined;
  readonly onChange: (value: string | boolean) => void;
}

/** One question with its answer, and what is wrong with it. */
export function FormField({ field, value, fault, onChange }: FormFieldProps) {
  const t = useFirstWords();
  const { id, kind, required, link } = field;
  const own = kind === 'name' || kind === 'email' || kind === 'phone' ? t(kind) : '';
  const label = field.label || own;
  const said = required ? label : t('optional', { label });
  const name = `first-${id}`;
  const shared = {
    id: name,
    required,
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault && `${name}-fault`,
  };
  const complaint = fault && (
    <p className="fault" id={`${name}-fault`}>
      {t(complaintOf(kind, fault))}
    </p>
  );
  if (kind === 'consent') {
    return (
      <>
        <div className="consent">
          <input
            {...shared}
            type="checkbox"
            checked={value === true}
            onChange={({ currentTarget }) => onChange(currentTarget.checked)}
          />
          <div>
            <label htmlFor={name} dir="auto">
              {said}
            </label>{' '}
            {link && (
              <a href={link} target="_blank" rel="noopener noreferrer">
                {t('more')}
                <span className="hidden"> ({t('new_tab')})</span>
              </a>
            )}
          </div>
        </div>
        {complaint}
      </>
    );
  }
  const text = typeof value === 'string' ? value : '';
  return (
    <>
      <label htmlFor={name} dir="auto">
        {said}
      </label>
      <Control field={field} text={text} shared={shared} onChange={onChange} />
      {complaint}
    </>
  );
}

interface ControlProps {
  readonly field: PreChatField;
  readonly text: string;
  readonly shared: object;
  readonly onChange: (value: string) => void;
}

function Control({ field: { kind, options = [] }, text, shared, onChange }: ControlProps) {
  const t = useFirstWords();
  if (kind === 'choice') {
    return (
      <select
        {...shared}
        value={text}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        <option value="">{t('choose')}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  }
  const input = { ...shared, value: text, dir: 'auto' } as const;
  if (kind === 'long_text') {
    return (
      <textarea
        {...input}
        rows={3}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  const [type, autoComplete] = inputs[kind] ?? ['text', 'off'];
  return (
    <input
      {...input}
      {...({ type } as object)}
      autoComplete={autoComplete}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

/** By kind: the input's type, and what the browser may fill in. */
const inputs: Readonly<Record<string, readonly [string, string]>> = {
  name: ['text', 'name'],
  email: ['email', 'email'],
  phone: ['tel', 'tel'],
};

function complaintOf(kind: PreChatField['kind'], fault: 'missing' | 'wrong'): FirstKey {
  if (fault === 'missing') {
    if (kind === 'consent') return 'missing_consent';
    return kind === 'choice' ? 'missing_choice' : 'missing';
  }
  return kind === 'email' ? 'wrong_email' : kind === 'phone' ? 'wrong_phone' : 'wrong';
}
