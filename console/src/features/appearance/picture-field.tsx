import { useId, useState, type ChangeEvent } from 'react';
import { Button, buttonClass } from '../../shared/button.tsx';
import { TextField } from '../../shared/text-field.tsx';
import { useTranslation } from '../../shared/translation.tsx';
import { smallPicture } from './small-picture.ts';

interface PictureFieldProps {
  readonly picture: string | null;
  /** What is written is no picture's address. */
  readonly wrong: boolean;
  readonly onPicture: (picture: string | null) => void;
}

/** A picture by its address, or from a file, which is made small enough to be kept with the settings. */
export function PictureField({ picture, wrong, onPicture }: PictureFieldProps) {
  const { t } = useTranslation();
  const kept = picture?.startsWith('data:') === true;
  return (
    <div className="flex flex-col gap-2">
      {kept ? (
        <Kept picture={picture} onRemove={() => onPicture(null)} />
      ) : (
        <>
          <TextField
            type="url"
            dir="ltr"
            label={t('appearance.picture')}
            placeholder="https://"
            value={picture ?? ''}
            fault={wrong ? t('appearance.picture_wrong') : undefined}
            onChange={(event) => onPicture(event.target.value.trim() || null)}
          />
          <p className="text-sm text-pretty text-muted">{t('appearance.picture_lead')}</p>
          <FileButton onPicture={onPicture} />
        </>
      )}
    </div>
  );
}

function Kept({ picture, onRemove }: { picture: string; onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <img src={picture} alt="" className="size-11 rounded-md border border-line object-contain" />
      <p className="min-w-40 flex-1 text-sm text-muted">{t('appearance.picture_kept')}</p>
      <Button look="secondary" onClick={onRemove}>
        {t('appearance.picture_remove')}
      </Button>
    </div>
  );
}

function FileButton({ onPicture }: Pick<PictureFieldProps, 'onPicture'>) {
  const { t } = useTranslation();
  const id = useId();
  const [unread, setUnread] = useState(false);
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    const small = await smallPicture(file);
    setUnread(small === null);
    if (small !== null) onPicture(small);
  };
  return (
    <>
      <label
        className={`${buttonClass('secondary')} cursor-pointer self-start has-focus-visible:outline-2 has-focus-visible:outline-focus`}
      >
        <input
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp,image/svg+xml"
          aria-describedby={`${id}-fault`}
          onChange={(event) => void read(event)}
          className="sr-only"
        />
        {t('appearance.picture_choose')}
      </label>
      <p id={`${id}-fault`} role="alert" className="text-sm text-danger empty:hidden">
        {unread && t('appearance.picture_unread')}
      </p>
    </>
  );
}
