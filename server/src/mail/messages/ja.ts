import type { VisitorMailWords } from './en.ts';

/** Japanese. */
export const ja: VisitorMailWords = {
  answered: '{agent}から返信があります',
  answered_at: '{agent}から返信があります – {inbox}',
  answered_lead:
    '{inbox}へのお問い合わせに、お離れになった後で返信がありました。以下のとおりです。',
  answered_more: 'チャットにあるそれ以前の未読メッセージ：{count}',
  open: '会話を続ける',
  private:
    'このボタンは{date}まで、パスワードなしで会話を開きます。このメールは他の方に渡さないでください。',
  no_answers: 'このメールへの返信は確認されません。チャットでお書きください。',
  unsubscribe: '未読の返信についてのメールを受け取らない',
  team: '担当チーム',
  you: 'あなた',
  expired_title: 'このリンクは期限切れです',
  expired_text: 'サイトでチャットを開いてください。会話はそちらにあります。',
  stop_title: 'メールを停止しますか',
  stop_text:
    '{inbox}からの返信が未読でも、今後メールは届きません。チャットはこれまでどおりご利用になれます。',
  stop: 'メールを停止する',
  stopped_title: '今後このメールは届きません',
  stopped_text: '返信はチャットでお待ちしています。',
  transcript_title: '{inbox}との会話',
  transcript_more: 'それ以前の内容はチャットにあります。',
  transcript_why:
    'このメールは{inbox}のチャットで依頼されました。そこに登録されているご本人のアドレスにのみ送られます。',
};
