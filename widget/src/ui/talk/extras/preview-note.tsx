import { useMoreWords } from '../../use-more-words.ts';

/** Says that agents see what is written before it is sent. Where it does not stand, they don't. */
export function PreviewNote() {
  const t = useMoreWords();
  return <p className="preview-note">{t('preview_note')}</p>;
}
