import type { firstEn } from './first-en.ts';
import type { Catalogue } from './translate.ts';

/** What is said before a conversation, in Arabic. */
export const firstAr: Catalogue<typeof firstEn> = {
  back: 'نعود {when}',
  closed: 'نحن غير متاحين الآن',
  closed_hint: 'اترك لنا رسالة: سينتظرك ردنا هنا.',
  form_hint: 'اترك لنا رسالة وسنرد عليك بالبريد الإلكتروني.',
  minutes: 'نرد عادة خلال بضع دقائق',
  hour: 'نرد عادة خلال ساعة',
  day: 'نرد عادة خلال يوم',
  form: 'قبل أن نبدأ',
  form_text: 'بضع كلمات عنك، ثم تُرسل رسالتك.',
  name: 'الاسم',
  email: 'البريد الإلكتروني',
  phone: 'الهاتف',
  optional: '{label} (اختياري)',
  choose: 'اختر من فضلك',
  more: 'اقرأ المزيد',
  new_tab: 'يُفتح في علامة تبويب جديدة',
  message: 'رسالتك',
  send: 'أرسل الرسالة',
  back_to: 'رجوع',
  missing: 'يرجى ملء هذا الحقل.',
  missing_choice: 'يرجى اختيار واحد.',
  missing_consent: 'نحتاج إلى موافقتك للمتابعة.',
  missing_message: 'يرجى كتابة رسالة.',
  wrong_email: 'هذا ليس عنوان بريد إلكتروني.',
  wrong_phone: 'هذا ليس رقم هاتف.',
  wrong: 'النص طويل جدًا.',
};
