import type { VisitorMailWords } from './en.ts';

/** Hindi. */
export const hi: VisitorMailWords = {
  answered: '{agent} ने आपको जवाब दिया है',
  answered_at: '{agent} ने आपको जवाब दिया है – {inbox}',
  answered_lead: 'आपने {inbox} को लिखा और जवाब आने से पहले चले गए। जवाब यह रहा।',
  answered_more: 'चैट में पहले के बिना पढ़े संदेश: {count}',
  open: 'बातचीत जारी रखें',
  private: 'यह बटन {date} तक बिना पासवर्ड आपकी बातचीत खोलता है। यह मेल किसी और को न दें।',
  no_answers: 'इस मेल के जवाब कोई नहीं पढ़ता। कृपया चैट में लिखें।',
  unsubscribe: 'बिना पढ़े जवाबों के बारे में अब मेल न भेजें',
  team: 'टीम',
  you: 'आप',
  expired_title: 'इस लिंक की अवधि समाप्त हो गई',
  expired_text: 'वेबसाइट पर चैट खोलें: आपकी बातचीत वहीं है।',
  stop_title: 'अब मेल न भेजें?',
  stop_text: '{inbox} का जवाब बिना पढ़ा रहने पर अब आपको मेल नहीं मिलेगा। चैट पहले जैसी चलती रहेगी।',
  stop: 'ये मेल बंद करें',
  stopped_title: 'अब आपको ये मेल नहीं मिलेंगे',
  stopped_text: 'जवाब चैट में आपका इंतज़ार करते हैं।',
  transcript_title: '{inbox} के साथ आपकी बातचीत',
  transcript_more: 'इससे पहले जो कहा गया वह चैट में है।',
  transcript_why: 'यह मेल {inbox} की चैट में माँगा गया था। यह सिर्फ़ वहाँ दिए आपके पते पर जाता है।',
};
