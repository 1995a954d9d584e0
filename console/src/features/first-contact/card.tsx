import { chevronDownIcon, closeIcon } from '@porchlight/design';
import type { ReactNode } from 'react';
import { IconButton } from '../../shared/button.tsx';
import { useTranslation } from '../../shared/translation.tsx';

interface CardProps {
  /** What it is called: to people, and before what can be done with it. */
  readonly name: string;
  /** Undefined where it is at that end already. */
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One of a list, which can be moved by keyboard, mouse and finger alike. */
export function Card({ name, onUp, onDown, onRemove, children }: CardProps) {
  const { t } = useTranslation();
  return (
    <li className="flex flex-col gap-4 rounded-lg border border-line p-4">
      <div className="flex items-center gap-1">
        <h3 className="min-w-0 flex-1 truncate font-medium">
          <bdi>{name}</bdi>
        </h3>
        <IconButton
          icon={chevronDownIcon}
          label={t('first_contact.up', { name })}
          aria-disabled={onUp === undefined}
          onClick={onUp}
          className="rotate-180 aria-disabled:opacity-60"
        />
        <IconButton
          icon={chevronDownIcon}
          label={t('first_contact.down', { name })}
          aria-disabled={onDown === undefined}
          onClick={onDown}
          className="aria-disabled:opacity-60"
        />
        <IconButton
          icon={closeIcon}
          label={t('first_contact.remove', { name })}
          onClick={onRemove}
        />
      </div>
      {children}
    </li>
  );
}
