import type { MailWords } from './en.ts';

/** Arabic. What is counted stands as `word: number`, which is right for every number. */
export const ar: MailWords = {
  answered: 'ردّ عليك {agent}',
  answered_at: 'ردّ عليك {agent} – {inbox}',
  answered_lead: 'كتبت إلى {inbox} وغادرت قبل وصول الرد. ها هو.',
  answered_more: 'رسائل أقدم غير مقروءة في المحادثة: {count}',
  open: 'متابعة المحادثة',
  private: 'يفتح الزر محادثتك بلا كلمة مرور حتى {date}. لا تشارك هذه الرسالة مع أحد.',
  no_answers: 'لا أحد يقرأ الردود على هذه الرسالة. اكتب في المحادثة بدلاً من ذلك.',
  unsubscribe: 'إيقاف الرسائل عن الردود غير المقروءة',
  transcript_title: 'محادثتك مع {inbox}',
  transcript_more: 'ما قيل قبل ذلك موجود في المحادثة.',
  transcript_why: 'طُلبت هذه الرسالة في محادثة {inbox}، ولا تُرسل إلا إلى عنوانك المؤكد هناك.',
  team: 'فريقنا',
  you: 'أنت',
  test_subject: 'يستطيع Porchlight إرسال البريد',
  test_title: 'البريد يعمل',
  test_lead:
    'هذه رسالة الاختبار التي طلبتها. من الآن يمكن أن يصل إلى الزوار بالبريد ما لم يقرؤوه في المحادثة.',
  expired_title: 'انتهت صلاحية هذا الرابط',
  expired_text: 'افتح المحادثة في الموقع: ستجد محادثتك هناك.',
  stop_title: 'إيقاف الرسائل؟',
  stop_text: 'لن تصلك رسائل بعد الآن عندما يبقى رد من {inbox} غير مقروء. تبقى المحادثة كما هي.',
  stop: 'إيقاف هذه الرسائل',
  stopped_title: 'لن تصلك هذه الرسائل بعد الآن',
  stopped_text: 'ستجد الردود في المحادثة.',
};
