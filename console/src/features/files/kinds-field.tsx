import { fileKinds, type FileKind } from '@porchlight/protocol';
import { useId } from 'react';
import { useTranslation } from '../../shared/translation.tsx';

interface KindsFieldProps {
  readonly kinds: readonly FileKind[];
  readonly fault: string | undefined;
  readonly choose: (kinds: readonly FileKind[]) => void;
}

/** Which kinds of files are taken. */
export function KindsField({ kinds, fault, choose }: KindsFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const toggle = (kind: FileKind) =>
    choose(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  return (
    <fieldset
      aria-describedby={fault === undefined ? undefined : id}
      className="flex flex-col gap-1"
    >
      <legend className="mb-1.5 text-sm font-medium">{t('files.kinds')}</legend>
      {fileKinds.map((kind) => (
        <label key={kind} className="flex min-h-11 cursor-pointer items-center gap-3">
          <input
            type="checkbox"
            checked={kinds.includes(kind)}
            onChange={() => toggle(kind)}
            className="size-5 shrink-0 accent-brand"
          />
          <span className="min-w-0">
            {t(`files.kind_${wordOf(kind)}`)}
            <span className="block text-sm text-muted">{t(`files.kind_${wordOf(kind)}_lead`)}</span>
          </span>
        </label>
      ))}
      {fault !== undefined && (
        <p id={id} role="alert" className="mt-1 text-sm text-danger">
          {fault}
        </p>
      )}
    </fieldset>
  );
}

/** The catalogue takes `…_other` for a plural. */
function wordOf(kind: FileKind) {
  return kind === 'other' ? 'rest' : kind;
}
