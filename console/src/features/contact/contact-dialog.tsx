import { Dialog } from '@base-ui/react/dialog';
import { useTranslation } from '../../shared/translation.tsx';
import { useContactName } from '../../shared/use-contact-name.ts';
import { useLive } from '../../shared/workspace.ts';
import { ContactPanel } from './contact-panel.tsx';

interface ContactDialogProps {
  readonly conversation_id: string;
  readonly onClose: () => void;
}

/** Who writes, over the thread, for windows without room beside it. Open as long as it is rendered. Import it lazily. */
export function ContactDialog({ conversation_id, onClose }: ContactDialogProps) {
  const { t } = useTranslation();
  const contact_id = useLive((state) => state.conversations[conversation_id]?.contact_id ?? '');
  const name = useContactName(contact_id);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--pl-z-dialog) bg-backdrop" />
        <Dialog.Popup
          aria-label={t('contact.label', { name })}
          className="appear fixed inset-y-0 end-0 z-(--pl-z-dialog) flex w-full flex-col border-line bg-surface shadow-3 outline-none tablet:w-88 tablet:border-s"
        >
          <ContactPanel conversation_id={conversation_id} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
