import type { MailWords } from './en.ts';

/** Chinese, simplified. */
export const zh: MailWords = {
  answered: '{agent} 回复了您',
  answered_at: '{agent} 回复了您 – {inbox}',
  answered_lead: '您给 {inbox} 留了言，回复到来时您已离开。以下是回复内容。',
  answered_more: '聊天中更早的未读消息：{count} 条',
  open: '继续对话',
  private: '在 {date} 之前，点击按钮无需密码即可打开您的对话。请勿转发此邮件。',
  no_answers: '回复此邮件不会有人看到，请在聊天中回复。',
  unsubscribe: '不再接收未读回复的邮件',
  transcript_title: '您与 {inbox} 的对话',
  transcript_more: '更早的内容请在聊天中查看。',
  transcript_why: '这封邮件是在 {inbox} 的聊天中请求的，只会发送到您在那里验证过的地址。',
  team: '我们的团队',
  you: '您',
  test_subject: 'Porchlight 可以发送邮件了',
  test_title: '邮件功能正常',
  test_lead: '这是您请求的测试邮件。从现在起，访客在聊天中未读的内容可以通过邮件送达。',
  expired_title: '此链接已失效',
  expired_text: '请在网站上打开聊天，您的对话就在那里。',
  stop_title: '不再接收邮件？',
  stop_text: '当 {inbox} 的回复未读时，您将不再收到邮件。聊天本身不受影响。',
  stop: '停止发送',
  stopped_title: '您将不再收到此类邮件',
  stopped_text: '回复会在聊天中等您。',
};
