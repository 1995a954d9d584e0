import type { VisitorMailWords } from './en.ts';

/** Turkish. */
export const tr: VisitorMailWords = {
  answered: '{agent} size yanıt verdi',
  answered_at: '{agent} size yanıt verdi – {inbox}',
  answered_lead: '{inbox} sitesine yazdınız ve yanıt gelmeden ayrıldınız. İşte yanıt.',
  answered_more: 'Sohbetteki daha önceki okunmamış mesajlar: {count}',
  open: 'Görüşmeye devam et',
  private:
    'Düğme, görüşmenizi {date} tarihine kadar parolasız açar. Bu e-postayı kimseyle paylaşmayın.',
  no_answers: 'Bu e-postaya gelen yanıtları kimse okumaz. Lütfen sohbete yazın.',
  unsubscribe: 'Okunmamış yanıtlar için artık e-posta gönderme',
  team: 'Ekip',
  you: 'Siz',
  expired_title: 'Bu bağlantının süresi doldu',
  expired_text: 'Sohbeti sitede açın: görüşmeniz orada.',
  stop_title: 'Artık e-posta gelmesin mi?',
  stop_text:
    '{inbox} sitesinden okunmamış bir yanıt olduğunda artık e-posta almayacaksınız. Sohbet olduğu gibi sürer.',
  stop: 'Bu e-postaları durdur',
  stopped_title: 'Bu e-postaları artık almayacaksınız',
  stopped_text: 'Yanıtlar sizi sohbette bekler.',
  transcript_title: '{inbox} ile görüşmeniz',
  transcript_more: 'Daha önce söylenenler sohbette duruyor.',
  transcript_why: 'Bu e-posta {inbox} sohbetinde istendi. Yalnızca oradaki adresinize gider.',
};
