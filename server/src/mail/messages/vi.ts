import type { VisitorMailWords } from './en.ts';

/** Vietnamese. */
export const vi: VisitorMailWords = {
  answered: '{agent} đã trả lời bạn',
  answered_at: '{agent} đã trả lời bạn – {inbox}',
  answered_lead: 'Bạn đã viết cho {inbox} và rời đi trước khi có câu trả lời. Câu trả lời đây.',
  answered_more: 'Tin nhắn chưa đọc trước đó trong trò chuyện: {count}',
  open: 'Tiếp tục cuộc trò chuyện',
  private:
    'Nút này mở cuộc trò chuyện của bạn không cần mật khẩu đến {date}. Xin đừng chuyển tiếp thư này.',
  no_answers: 'Không ai đọc thư trả lời cho thư này. Hãy viết trong trò chuyện.',
  unsubscribe: 'Không nhận thư về câu trả lời chưa đọc nữa',
  team: 'Đội ngũ',
  you: 'Bạn',
  expired_title: 'Liên kết này đã hết hạn',
  expired_text: 'Hãy mở trò chuyện trên trang web: cuộc trò chuyện của bạn ở đó.',
  stop_title: 'Không nhận thư nữa?',
  stop_text:
    'Bạn sẽ không nhận thư khi có câu trả lời chưa đọc của {inbox}. Trò chuyện vẫn tiếp tục như cũ.',
  stop: 'Ngừng các thư này',
  stopped_title: 'Bạn sẽ không nhận các thư này nữa',
  stopped_text: 'Câu trả lời chờ bạn trong trò chuyện.',
  transcript_title: 'Cuộc trò chuyện của bạn với {inbox}',
  transcript_more: 'Những gì đã nói trước đó có trong trò chuyện.',
  transcript_why:
    'Thư này được yêu cầu trong trò chuyện của {inbox}. Thư chỉ gửi đến địa chỉ của bạn ở đó.',
};
