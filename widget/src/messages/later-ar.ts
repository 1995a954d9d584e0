import type { laterEn } from './later-en.ts';
import type { Catalogue } from './translate.ts';

/** What the later part of the chat says, in Arabic. */
export const laterAr: Catalogue<typeof laterEn> = {
  title: 'معلومات الرسالة',
  close: 'إغلاق',
  written: 'كُتبت',
  own_clock: 'بحسب ساعة الكاتب',
  sent: 'أُرسلت',
  sent_by: 'أرسلها {name}',
  delivered: 'سُلّمت إلى فريقنا',
  delivered_you: 'سُلّمت إليك',
  read: 'قرأها فريقنا',
  read_by: 'قرأها {name}',
  read_you: 'قرأتها أنت',
  not_yet: 'ليس بعد',
  time_unknown: 'الوقت الدقيق غير معروف هنا',
  unclear: 'لم يصل أي رد حتى الآن. نواصل السؤال عن الرسالة نفسها، فلا يمكن أن تصل مرتين.',
  failed: 'لم تُرسل: رفضها خادمنا',
  removed: 'أزيلت',
  offline: 'بلا اتصال قد لا تكون هذه المعلومات حديثة.',
  ticks: 'ماذا تعني كل علامة',
  new_tab: 'يُفتح في علامة تبويب جديدة',
  failed_because: 'لم تُرسل: {reason}',
  too_large: 'إنها طويلة جدًا. عدّلها لتقصيرها.',
  gone: 'أُغلقت هذه المحادثة نهائيًا. انسخ النص إن احتجت إليه.',
  refused: 'لم يقبلها خادمنا. عدّلها، أو حاول لاحقًا.',
  retry: 'إعادة المحاولة',
  edit: 'تعديل',
  copy: 'نسخ',
  copied: 'تم النسخ',
  delete: 'حذف',
};
