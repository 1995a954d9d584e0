import type { MailLanguage } from '../mail/words.ts';
import { visitorMessages } from './visitor-messages.ts';

/** What the server's own pages say. */
export interface PageMessages {
  readonly unknown_inbox_title: string;
  readonly unknown_inbox_text: string;
  readonly origin_not_allowed_title: string;
  readonly origin_not_allowed_text: string;
  readonly not_built_title: string;
  readonly not_built_text: string;
}

const en: PageMessages = {
  unknown_inbox_title: 'This chat is not set up yet',
  unknown_inbox_text:
    'The website asks for a chat that does not exist. If it is your website, copy the script tag again from the console.',
  origin_not_allowed_title: 'This chat isn’t set up for this website',
  origin_not_allowed_text:
    'If it is your website, add its address to the allowed websites in the console.',
  not_built_title: 'Nearly there',
  not_built_text:
    'The pages have not been built yet. Run “npm start”, or “pnpm build” and reload this page.',
};

const zh: PageMessages = {
  unknown_inbox_title: '聊天尚未设置',
  unknown_inbox_text: '该网站请求的聊天并不存在。如果这是您的网站，请从控制台重新复制脚本标签。',
  origin_not_allowed_title: '此网站未启用聊天',
  origin_not_allowed_text: '如果这是您的网站，请在控制台的允许网站中添加其地址。',
  not_built_title: '即将就绪',
  not_built_text: '页面尚未构建。请运行“npm start”，或运行“pnpm build”后重新加载此页。',
};

/** What the pages say in a language. */
export function pageMessages(language: MailLanguage): PageMessages {
  return language === 'zh' ? zh : { ...en, ...(language !== 'en' && visitorMessages[language]) };
}
