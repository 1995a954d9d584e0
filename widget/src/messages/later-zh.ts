import type { laterEn } from './later-en.ts';
import type { Catalogue } from './translate.ts';

/** The same in Simplified Chinese. */
export const laterZh: Catalogue<typeof laterEn> = {
  title: '消息详情',
  close: '关闭',
  written: '撰写',
  own_clock: '以撰写者自己的时钟为准',
  sent: '已发送',
  sent_by: '由 {name} 发送',
  delivered: '已送达我们的团队',
  delivered_you: '已送达给您',
  read: '我们的团队已读',
  read_by: '{name} 已读',
  read_you: '您已读',
  not_yet: '尚未',
  time_unknown: '此处不知道确切时间',
  unclear: '目前还没有收到答复。我们会继续询问同一条消息，因此不会重复送达。',
  failed: '未发送：服务器拒绝了该消息',
  removed: '已移除',
  offline: '当前没有连接，以下内容可能不是最新的。',
  ticks: '各个状态标记的含义',
  new_tab: '在新标签页中打开',
  failed_because: '未发送：{reason}',
  too_large: '消息太长，请编辑缩短。',
  gone: '此对话已永久关闭。如有需要请复制内容。',
  refused: '服务器未接受该消息，请编辑或稍后重试。',
  retry: '重试',
  edit: '编辑',
  copy: '复制',
  copied: '已复制',
  delete: '删除',
};
