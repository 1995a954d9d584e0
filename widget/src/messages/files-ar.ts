import type { filesEn } from './files-en.ts';
import type { Catalogue } from './translate.ts';

/** What is said of files, in Arabic. */
export const filesAr: Catalogue<typeof filesEn> = {
  attach: 'إضافة ملفات',
  camera: 'التقاط صورة',
  chosen: 'ملفات هذه الرسالة',
  remove: 'إزالة {name}',
  drop: 'أفلت الملفات هنا لإرسالها',
  picture: 'صورة: {name}',
  enlarge: 'صورة: {name}. عرضها مكبّرة',
  save_it: 'حفظ',
  not_now: 'لا يمكن الحصول عليه الآن. حاول لاحقًا.',
  close: 'إغلاق',
  uploading: 'جارٍ إرسال الملفات، {n}٪',
  unavailable: 'لا يمكن عرض الصورة الآن. اضغط للمحاولة مرة أخرى.',
  failed_too_large: 'أحد الملفات أكبر مما نقبله. عدّل الرسالة واحذفه.',
  failed_file_refused: 'أحد الملفات من نوع لا نقبله. عدّل الرسالة واحذفه.',
  refused_too_large: '{name} كبير جدًا: الحد الأقصى {size}.',
  refused_kind: 'لا يمكن إرسال {name}: لا تُقبل هذه الملفات هنا.',
  refused_empty: '{name} فارغ.',
  refused_off: 'لا تُقبل الملفات هنا.',
  refused_too_many: 'لم يُضف {name}: {n} ملفات على الأكثر مع كل رسالة.',
};
