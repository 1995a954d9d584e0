import type { firstEn } from './first-en.ts';
import type { Catalogue } from './translate.ts';

/** What is said before a conversation, in Chinese. */
export const firstZh: Catalogue<typeof firstEn> = {
  back: '{when}回来',
  closed: '我们现在不在线',
  closed_hint: '请留言，我们的回复会在这里等您。',
  form_hint: '请留言，我们会通过电子邮件回复您。',
  minutes: '我们通常几分钟内回复',
  hour: '我们通常一小时内回复',
  day: '我们通常一天内回复',
  form: '开始之前',
  form_text: '请简单介绍一下自己，然后您的消息就会发出。',
  name: '姓名',
  email: '电子邮件',
  phone: '电话',
  optional: '{label}（选填）',
  choose: '请选择',
  more: '了解更多',
  new_tab: '在新标签页中打开',
  message: '您的消息',
  send: '发送消息',
  back_to: '返回',
  missing: '请填写此项。',
  missing_choice: '请选择一项。',
  missing_consent: '需要您的同意才能继续。',
  missing_message: '请写下消息。',
  wrong_email: '这不是电子邮件地址。',
  wrong_phone: '这不是电话号码。',
  wrong: '内容过长。',
};
