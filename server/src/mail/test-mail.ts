import type { Mail } from '../domain/mailer.ts';
import { mailBody } from './mail-page.ts';
import { mailLanguage, wordsIn } from './words.ts';

/** The mail by which an admin sees that mail works, in the first of a browser's languages that we speak. */
export function testMail(to: string, id: string, accepted: string | undefined): Mail {
  const language = mailLanguage(accepted);
  const say = wordsIn(language);
  const parts = { language, color: null, quotes: [], foot: [] };
  const body = mailBody({ ...parts, title: say('test_title'), lead: say('test_lead') });
  return { to, id, from_name: 'Porchlight', subject: say('test_subject'), ...body };
}
