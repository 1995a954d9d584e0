import { avatarTone, initials, userIcon, type AvatarTone } from '@porchlight/design';
import type { Availability } from '@porchlight/protocol';
import { Icon } from './icon.tsx';

// Whole class names, so that Tailwind finds them.
const tones: Record<AvatarTone, string> = {
  'avatar-1': 'bg-(--pl-avatar-1)',
  'avatar-2': 'bg-(--pl-avatar-2)',
  'avatar-3': 'bg-(--pl-avatar-3)',
  'avatar-4': 'bg-(--pl-avatar-4)',
  'avatar-5': 'bg-(--pl-avatar-5)',
  'avatar-6': 'bg-(--pl-avatar-6)',
  'avatar-7': 'bg-(--pl-avatar-7)',
  'avatar-8': 'bg-(--pl-avatar-8)',
};

const sizes = {
  xs: 'size-5 text-3xs',
  sm: 'size-7 text-2xs',
  md: 'size-9 text-sm',
  lg: 'size-14 text-xl',
};

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly size?: keyof typeof sizes;
  readonly picture_url?: string | null;
  /** Draws the dot of somebody's presence. */
  readonly availability?: Availability;
}

/** A person's picture or initials. Hidden from screen readers: the name stands beside it. */
export function Avatar({ id, name, size = 'md', picture_url, availability }: AvatarProps) {
  const letters = picture_url ? '' : initials(name);
  return (
    <span aria-hidden="true" className="relative inline-flex shrink-0">
      {/* The letters are drawn by CSS: a picture of the name, and no text beside the name itself. */}
      <span
        data-letters={letters}
        className={`inline-flex items-center justify-center overflow-hidden rounded-full font-semibold text-on-avatar select-none before:content-[attr(data-letters)] ${sizes[size]} ${tones[avatarTone(id)]}`}
      >
        {picture_url && <img src={picture_url} alt="" className="size-full object-cover" />}
        {!picture_url && letters === '' && <Icon path={userIcon} size={16} />}
      </span>
      {availability !== undefined && availability !== 'offline' && (
        <PresenceDot
          availability={availability}
          className="absolute -end-0.5 -bottom-0.5 ring-2 ring-surface"
        />
      )}
    </span>
  );
}

const dots: Record<Availability, string> = {
  online: 'bg-online',
  away: 'border-2 border-online bg-surface',
  offline: 'border-2 border-offline bg-surface',
};

/** The dot of presence: full for online, a ring for away and offline. */
export function PresenceDot({
  availability,
  className,
}: {
  availability: Availability;
  className?: string;
}) {
  return (
    <span
      aria-hidden="true"
      className={`size-2.5 rounded-full ${dots[availability]} ${className ?? ''}`}
    />
  );
}
