import type { MailLanguage } from '../mail/words.ts';
import type { PageMessages } from './messages.ts';

/** What a visitor may see of the server's pages. What else they say is for whoever runs the server. */
export type VisitorPageMessages = Omit<PageMessages, `not_built_${string}`>;

/** It in the languages that have no more. */
export const visitorMessages: Readonly<
  Record<Exclude<MailLanguage, 'en' | 'zh'>, VisitorPageMessages>
> = {
  ar: {
    unknown_inbox_title: 'هذه المحادثة غير معدّة بعد',
    unknown_inbox_text:
      'يطلب الموقع محادثة غير موجودة. إن كان الموقع موقعك، فانسخ وسم النص البرمجي من لوحة التحكم مرة أخرى.',
    origin_not_allowed_title: 'هذه المحادثة غير معدّة لهذا الموقع',
    origin_not_allowed_text:
      'إن كان الموقع موقعك، فأضف عنوانه إلى المواقع المسموح بها في لوحة التحكم.',
  },
  cs: {
    unknown_inbox_title: 'Tento chat ještě není nastaven',
    unknown_inbox_text:
      'Stránky žádají o chat, který neexistuje. Pokud jsou vaše, zkopírujte značku skriptu z konzole znovu.',
    origin_not_allowed_title: 'Tento chat není pro tyto stránky nastaven',
    origin_not_allowed_text:
      'Pokud jsou vaše, přidejte jejich adresu v konzoli mezi povolené stránky.',
  },
  de: {
    unknown_inbox_title: 'Dieser Chat ist noch nicht eingerichtet',
    unknown_inbox_text:
      'Die Website fragt nach einem Chat, den es nicht gibt. Wenn es Ihre Website ist, kopieren Sie das Script-Tag noch einmal aus der Konsole.',
    origin_not_allowed_title: 'Dieser Chat ist für diese Website nicht eingerichtet',
    origin_not_allowed_text:
      'Wenn es Ihre Website ist, fügen Sie ihre Adresse in der Konsole zu den erlaubten Websites hinzu.',
  },
  es: {
    unknown_inbox_title: 'Este chat aún no está configurado',
    unknown_inbox_text:
      'El sitio web pide un chat que no existe. Si es su sitio web, copie de nuevo la etiqueta de script desde la consola.',
    origin_not_allowed_title: 'Este chat no está configurado para este sitio web',
    origin_not_allowed_text:
      'Si es su sitio web, añada su dirección a los sitios permitidos en la consola.',
  },
  fa: {
    unknown_inbox_title: 'این گفت‌وگو هنوز تنظیم نشده است',
    unknown_inbox_text:
      'وب‌سایت گفت‌وگویی را می‌خواهد که وجود ندارد. اگر وب‌سایت شماست، برچسب اسکریپت را دوباره از کنسول رونویسی کنید.',
    origin_not_allowed_title: 'این گفت‌وگو برای این وب‌سایت تنظیم نشده است',
    origin_not_allowed_text: 'اگر وب‌سایت شماست، نشانی آن را در کنسول به وب‌سایت‌های مجاز بیفزایید.',
  },
  fr: {
    unknown_inbox_title: 'Cette discussion n’est pas encore configurée',
    unknown_inbox_text:
      'Le site demande une discussion qui n’existe pas. Si c’est votre site, copiez à nouveau la balise de script depuis la console.',
    origin_not_allowed_title: 'Cette discussion n’est pas prévue pour ce site',
    origin_not_allowed_text:
      'Si c’est votre site, ajoutez son adresse aux sites autorisés dans la console.',
  },
  he: {
    unknown_inbox_title: 'הצ׳אט הזה עדיין לא הוגדר',
    unknown_inbox_text:
      'האתר מבקש צ׳אט שאינו קיים. אם זה האתר שלכם, העתיקו שוב את תג הסקריפט מהמסוף.',
    origin_not_allowed_title: 'הצ׳אט הזה לא הוגדר לאתר הזה',
    origin_not_allowed_text: 'אם זה האתר שלכם, הוסיפו את כתובתו לאתרים המורשים במסוף.',
  },
  hi: {
    unknown_inbox_title: 'यह चैट अभी तैयार नहीं है',
    unknown_inbox_text:
      'वेबसाइट ऐसी चैट माँग रही है जो मौजूद नहीं है। अगर यह आपकी वेबसाइट है, तो कंसोल से स्क्रिप्ट टैग फिर से कॉपी करें।',
    origin_not_allowed_title: 'यह चैट इस वेबसाइट के लिए सेट नहीं है',
    origin_not_allowed_text: 'अगर यह आपकी वेबसाइट है, तो कंसोल में अनुमत वेबसाइटों में इसका पता जोड़ें।',
  },
  id: {
    unknown_inbox_title: 'Obrolan ini belum disiapkan',
    unknown_inbox_text:
      'Situs ini meminta obrolan yang tidak ada. Jika ini situs Anda, salin kembali tag skrip dari konsol.',
    origin_not_allowed_title: 'Obrolan ini tidak disiapkan untuk situs ini',
    origin_not_allowed_text:
      'Jika ini situs Anda, tambahkan alamatnya ke situs yang diizinkan di konsol.',
  },
  it: {
    unknown_inbox_title: 'Questa chat non è ancora configurata',
    unknown_inbox_text:
      'Il sito chiede una chat che non esiste. Se è il suo sito, copi di nuovo il tag dello script dalla console.',
    origin_not_allowed_title: 'Questa chat non è configurata per questo sito',
    origin_not_allowed_text:
      'Se è il suo sito, ne aggiunga l’indirizzo ai siti consentiti nella console.',
  },
  ja: {
    unknown_inbox_title: 'このチャットはまだ設定されていません',
    unknown_inbox_text:
      'サイトが存在しないチャットを要求しています。ご自身のサイトの場合は、管理画面からスクリプトタグをコピーし直してください。',
    origin_not_allowed_title: 'このチャットはこのサイト用に設定されていません',
    origin_not_allowed_text:
      'ご自身のサイトの場合は、管理画面の許可するサイトにアドレスを追加してください。',
  },
  ko: {
    unknown_inbox_title: '이 채팅은 아직 설정되지 않았습니다',
    unknown_inbox_text:
      '사이트가 존재하지 않는 채팅을 요청합니다. 직접 운영하시는 사이트라면 콘솔에서 스크립트 태그를 다시 복사해 주세요.',
    origin_not_allowed_title: '이 채팅은 이 사이트에 설정되어 있지 않습니다',
    origin_not_allowed_text:
      '직접 운영하시는 사이트라면 콘솔의 허용된 사이트에 주소를 추가해 주세요.',
  },
  nl: {
    unknown_inbox_title: 'Deze chat is nog niet ingesteld',
    unknown_inbox_text:
      'De website vraagt om een chat die niet bestaat. Is het uw website, kopieer de scripttag dan opnieuw uit de console.',
    origin_not_allowed_title: 'Deze chat is niet ingesteld voor deze website',
    origin_not_allowed_text:
      'Is het uw website, voeg het adres dan in de console toe aan de toegestane websites.',
  },
  pl: {
    unknown_inbox_title: 'Ten czat nie jest jeszcze skonfigurowany',
    unknown_inbox_text:
      'Strona prosi o czat, który nie istnieje. Jeśli to Państwa strona, prosimy ponownie skopiować znacznik skryptu z konsoli.',
    origin_not_allowed_title: 'Ten czat nie jest skonfigurowany dla tej strony',
    origin_not_allowed_text:
      'Jeśli to Państwa strona, prosimy dodać jej adres do dozwolonych stron w konsoli.',
  },
  pt: {
    unknown_inbox_title: 'Este chat ainda não está configurado',
    unknown_inbox_text:
      'O site pede um chat que não existe. Se o site é seu, copie de novo a tag de script do console.',
    origin_not_allowed_title: 'Este chat não está configurado para este site',
    origin_not_allowed_text:
      'Se o site é seu, adicione o endereço dele aos sites permitidos no console.',
  },
  ru: {
    unknown_inbox_title: 'Этот чат ещё не настроен',
    unknown_inbox_text:
      'Сайт запрашивает чат, которого нет. Если это ваш сайт, скопируйте тег скрипта из консоли ещё раз.',
    origin_not_allowed_title: 'Этот чат не настроен для этого сайта',
    origin_not_allowed_text:
      'Если это ваш сайт, добавьте его адрес к разрешённым сайтам в консоли.',
  },
  sv: {
    unknown_inbox_title: 'Den här chatten är inte inställd än',
    unknown_inbox_text:
      'Webbplatsen ber om en chatt som inte finns. Om det är din webbplats kopierar du skripttaggen från konsolen igen.',
    origin_not_allowed_title: 'Den här chatten är inte inställd för den här webbplatsen',
    origin_not_allowed_text:
      'Om det är din webbplats lägger du till dess adress bland de tillåtna webbplatserna i konsolen.',
  },
  tr: {
    unknown_inbox_title: 'Bu sohbet henüz ayarlanmadı',
    unknown_inbox_text:
      'Web sitesi var olmayan bir sohbet istiyor. Site sizinse betik etiketini konsoldan yeniden kopyalayın.',
    origin_not_allowed_title: 'Bu sohbet bu web sitesi için ayarlanmadı',
    origin_not_allowed_text: 'Site sizinse adresini konsolda izin verilen sitelere ekleyin.',
  },
  uk: {
    unknown_inbox_title: 'Цей чат ще не налаштовано',
    unknown_inbox_text:
      'Сайт запитує чат, якого немає. Якщо це ваш сайт, скопіюйте тег скрипта з консолі ще раз.',
    origin_not_allowed_title: 'Цей чат не налаштовано для цього сайту',
    origin_not_allowed_text:
      'Якщо це ваш сайт, додайте його адресу до дозволених сайтів у консолі.',
  },
  vi: {
    unknown_inbox_title: 'Trò chuyện này chưa được thiết lập',
    unknown_inbox_text:
      'Trang web yêu cầu một cuộc trò chuyện không tồn tại. Nếu đây là trang web của bạn, hãy sao chép lại thẻ script từ bảng điều khiển.',
    origin_not_allowed_title: 'Trò chuyện này chưa được thiết lập cho trang web này',
    origin_not_allowed_text:
      'Nếu đây là trang web của bạn, hãy thêm địa chỉ của trang vào các trang web được phép trong bảng điều khiển.',
  },
};
