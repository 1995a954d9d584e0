import type { Language } from '../../../shared/language.ts';
import { useTranslation } from '../../../shared/translation.tsx';

const en = {
  attach: 'Add files',
  chosen: 'Files for this message',
  remove: 'Remove {{name}}',
  drop: 'Drop files here to send them',
  picture: 'Picture: {{name}}',
  enlarge: 'Picture: {{name}}. Show it large',
  unavailable: 'The picture can’t be shown just now. Press to try again.',
  save_it: 'Save',
  close: 'Close',
  not_now: 'That can’t be had just now. Try again later.',
  uploading: 'Sending files, {{n}} %',
  failed_too_large: 'A file is larger than this inbox takes. Edit the message to leave it out.',
  failed_file_refused: 'This inbox takes no files of this kind. Edit the message to leave it out.',
  refused_too_large: '{{name}} is too large: at most {{size}}.',
  refused_kind: '{{name}} can’t be sent: this inbox takes no such files.',
  refused_empty: '{{name}} is empty.',
  refused_off: 'This inbox takes no files.',
  refused_too_many: '{{name}} was left out: at most {{n}} files go with a message.',
};

type FileWords = typeof en;

const zh: FileWords = {
  attach: '添加文件',
  chosen: '此消息的文件',
  remove: '移除 {{name}}',
  drop: '将文件拖放到此处即可发送',
  picture: '图片：{{name}}',
  enlarge: '图片：{{name}}。放大查看',
  unavailable: '暂时无法显示该图片。点按重试。',
  save_it: '保存',
  close: '关闭',
  not_now: '暂时无法获取，请稍后再试。',
  uploading: '正在发送文件，{{n}}%',
  failed_too_large: '有文件超过此收件箱允许的大小。请编辑消息并移除它。',
  failed_file_refused: '此收件箱不接受这类文件。请编辑消息并移除它。',
  refused_too_large: '{{name}} 太大：最大 {{size}}。',
  refused_kind: '{{name}} 无法发送：此收件箱不接受这类文件。',
  refused_empty: '{{name}} 是空文件。',
  refused_off: '此收件箱不接受文件。',
  refused_too_many: '{{name}} 未添加：每条消息最多 {{n}} 个文件。',
};

const ar: FileWords = {
  attach: 'إضافة ملفات',
  chosen: 'ملفات هذه الرسالة',
  remove: 'إزالة {{name}}',
  drop: 'أفلت الملفات هنا لإرسالها',
  picture: 'صورة: {{name}}',
  enlarge: 'صورة: {{name}}. عرضها مكبّرة',
  unavailable: 'لا يمكن عرض الصورة الآن. اضغط للمحاولة مرة أخرى.',
  save_it: 'حفظ',
  close: 'إغلاق',
  not_now: 'لا يمكن الحصول عليه الآن. حاول لاحقًا.',
  uploading: 'جارٍ إرسال الملفات، {{n}}٪',
  failed_too_large: 'أحد الملفات أكبر مما يقبله هذا الصندوق. عدّل الرسالة واحذفه.',
  failed_file_refused: 'لا يقبل هذا الصندوق ملفات من هذا النوع. عدّل الرسالة واحذفه.',
  refused_too_large: '{{name}} كبير جدًا: الحد الأقصى {{size}}.',
  refused_kind: 'لا يمكن إرسال {{name}}: لا يقبل هذا الصندوق مثل هذه الملفات.',
  refused_empty: '{{name}} فارغ.',
  refused_off: 'لا يقبل هذا الصندوق ملفات.',
  refused_too_many: 'لم يُضف {{name}}: {{n}} ملفات على الأكثر مع كل رسالة.',
};

const catalogues: Readonly<Partial<Record<Language, FileWords>>> = { en, zh, ar };

/** The words of files, which travel with the part that needs them. */
export function useFileWords() {
  const { language } = useTranslation();
  const words = catalogues[language] ?? en;
  return (key: keyof FileWords, values: Readonly<Record<string, string | number>> = {}): string =>
    words[key].replaceAll(/\{\{(\w+)\}\}/g, (hole, name: string) => String(values[name] ?? hole));
}
