import type { VisitorMailWords } from './en.ts';

/** Hebrew. */
export const he: VisitorMailWords = {
  answered: 'תשובה חדשה מאת {agent}',
  answered_at: 'תשובה חדשה מאת {agent} – {inbox}',
  answered_lead: 'כתבתם אל {inbox} ועזבתם לפני שהתשובה הגיעה. הנה היא.',
  answered_more: 'הודעות קודמות שלא נקראו בצ׳אט: {count}',
  open: 'המשך השיחה',
  private: 'הכפתור פותח את השיחה שלכם בלי סיסמה עד {date}. שמרו את המייל הזה לעצמכם.',
  no_answers: 'אף אחד לא קורא תשובות למייל הזה. כתבו בצ׳אט.',
  unsubscribe: 'בלי מיילים נוספים על תשובות שלא נקראו',
  team: 'הצוות',
  you: 'אתם',
  expired_title: 'תוקף הקישור פג',
  expired_text: 'פתחו את הצ׳אט באתר: השיחה שלכם שם.',
  stop_title: 'בלי מיילים נוספים?',
  stop_text: 'לא תקבלו עוד מייל כשתשובה של {inbox} לא נקראה. הצ׳אט ממשיך כרגיל.',
  stop: 'הפסקת המיילים האלה',
  stopped_title: 'לא תקבלו עוד מיילים כאלה',
  stopped_text: 'התשובות מחכות לכם בצ׳אט.',
  transcript_title: 'השיחה שלכם עם {inbox}',
  transcript_more: 'מה שנאמר קודם נמצא בצ׳אט.',
  transcript_why: 'המייל הזה התבקש בצ׳אט של {inbox}. הוא נשלח רק לכתובת שלכם שם.',
};
