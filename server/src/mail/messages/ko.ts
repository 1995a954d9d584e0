import type { VisitorMailWords } from './en.ts';

/** Korean. */
export const ko: VisitorMailWords = {
  answered: '{agent} 님이 답변했습니다',
  answered_at: '{agent} 님이 답변했습니다 – {inbox}',
  answered_lead: '{inbox}에 글을 남기고 떠나신 뒤 답변이 도착했습니다. 아래와 같습니다.',
  answered_more: '채팅에 있는 이전의 읽지 않은 메시지: {count}',
  open: '대화 계속하기',
  private:
    '이 버튼은 {date}까지 비밀번호 없이 대화를 엽니다. 이 메일을 다른 사람에게 전달하지 마세요.',
  no_answers: '이 메일에 대한 회신은 아무도 읽지 않습니다. 채팅에 남겨 주세요.',
  unsubscribe: '읽지 않은 답변에 대한 메일 받지 않기',
  team: '담당 팀',
  you: '나',
  expired_title: '만료된 링크입니다',
  expired_text: '사이트에서 채팅을 열어 주세요. 대화가 그곳에 있습니다.',
  stop_title: '메일을 그만 받을까요?',
  stop_text:
    '{inbox}의 답변을 읽지 않아도 더 이상 메일이 가지 않습니다. 채팅은 그대로 이용할 수 있습니다.',
  stop: '메일 그만 받기',
  stopped_title: '이 메일을 더 이상 받지 않습니다',
  stopped_text: '답변은 채팅에서 기다리고 있습니다.',
  transcript_title: '{inbox}와의 대화',
  transcript_more: '이전 내용은 채팅에 있습니다.',
  transcript_why:
    '이 메일은 {inbox} 채팅에서 요청되었습니다. 그곳에 등록된 본인 주소로만 발송됩니다.',
};
