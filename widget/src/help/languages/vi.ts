import type { TicksMessages } from '../ticks-messages.ts';

/** Vietnamese. */
export const vi: TicksMessages = {
  language: 'Tiếng Việt',
  title: 'Ý nghĩa của từng dấu tích',
  lead: 'Mỗi tin nhắn cho thấy nó đã đi đến đâu. Dấu tích chỉ tiến lên, và không bao giờ nói nhiều hơn những gì đã xảy ra.',
  means: 'Nghĩa là',
  not: 'Không có nghĩa là',
  signs: {
    pending: {
      name: 'Đang gửi',
      means:
        'Tin nhắn được giữ trên thiết bị này và sẽ tự gửi đi ngay khi có thể. Nếu trang bị đóng trước đó, tin sẽ được gửi khi mở lại trò chuyện.',
      not: 'người khác đã nhận được tin.',
    },
    unclear: {
      name: 'Chưa gửi',
      means:
        'Tin đã đi, nhưng nửa phút rồi chưa có phản hồi. Chúng tôi vẫn hỏi về cùng một tin nhắn nên tin không thể đến hai lần.',
      not: 'gửi thất bại, hay bạn nên viết lại.',
    },
    sent: {
      name: 'Đã gửi',
      means: 'Máy chủ của chúng tôi đã ghi tin vào đĩa. Từ đây tin không thể mất.',
      not: 'một thiết bị của bên kia đã có tin.',
    },
    delivered: {
      name: 'Đã chuyển đến',
      means: 'Một thiết bị của bên kia đã nhận tin này và mọi tin nhắn trước đó.',
      not: 'có ai đã xem tin.',
    },
    read: {
      name: 'Đã đọc',
      means:
        'Đèn đã sáng: tin nhắn hiện trên màn hình ít nhất nửa giây, khi trò chuyện đang mở, trong một cửa sổ có người đang dùng.',
      not: 'tin đã được hiểu, hay câu trả lời đang đến.',
    },
    failed: {
      name: 'Chưa gửi được',
      means:
        'Máy chủ đã từ chối tin nhắn, lý do ghi ở bên dưới. Nội dung vẫn được giữ: bạn có thể thử lại, sửa, sao chép hoặc xóa.',
      not: 'kết nối kém. Khi không có kết nối, tin nhắn sẽ chờ; chỉ máy chủ mới có thể từ chối tin.',
    },
  },
  more_title: 'Nên biết',
  more: [
    'Với tin nhắn của khách, “bên kia” là bất kỳ ai trong nhóm trả lời; với tin nhắn của nhóm, đó là khách.',
    'Nhấn vào giờ bên cạnh tin nhắn để xem tin được gửi, chuyển đến và đọc khi nào, và ai đã đọc. Đó là giờ của máy chủ. Chỉ “Đã viết” là theo đồng hồ của người viết.',
    'Khi tin nhắn đi tiếp qua một dịch vụ khác, chẳng hạn ứng dụng nhắn tin, dấu tích cho thấy điều dịch vụ đó báo lại.',
    'Ghi chú riêng của nhóm không bao giờ được gửi cho ai, nên không có dấu tích.',
  ],
};
