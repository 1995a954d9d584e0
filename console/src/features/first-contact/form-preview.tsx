import type { PreChatField, VisitorFirstContact, WebsiteInbox } from '@porchlight/protocol';
import { useEffect, useRef } from 'react';
import { useTranslation } from '../../shared/translation.tsx';

interface FormPreviewProps {
  readonly inbox: WebsiteInbox;
  readonly fields: readonly PreChatField[];
}

/** The widget's own form with these questions, as they are being written. What is filled in goes nowhere. */
export function FormPreview({ inbox: { appearance, name }, fields }: FormPreviewProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const post = () => {
    const first: VisitorFirstContact = {
      hours: null,
      outside_hours: 'chat',
      pre_chat: fields,
      reply_time: null,
      languages: [],
      replies_by_mail: false,
    };
    const message = { porchlight_preview: 1, look: appearance, name, view: 'form', first };
    frame.current?.contentWindow?.postMessage(message, location.origin);
  };
  useEffect(post);
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- it is our own page, and needs its origin and its script
    <iframe
      ref={frame}
      src="/widget/preview/panel"
      title={t('first_contact.preview')}
      onLoad={post}
      className="h-120 w-full max-w-100 rounded-lg border border-line bg-surface"
    />
  );
}
