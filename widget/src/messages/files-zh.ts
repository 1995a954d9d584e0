import type { filesEn } from './files-en.ts';
import type { Catalogue } from './translate.ts';

/** What is said of files, in Chinese. */
export const filesZh: Catalogue<typeof filesEn> = {
  attach: '添加文件',
  camera: '拍照',
  chosen: '此消息的文件',
  remove: '移除 {name}',
  drop: '将文件拖放到此处即可发送',
  picture: '图片：{name}',
  enlarge: '图片：{name}。放大查看',
  save_it: '保存',
  not_now: '暂时无法获取，请稍后再试。',
  close: '关闭',
  uploading: '正在发送文件，{n}%',
  unavailable: '暂时无法显示该图片。点按重试。',
  failed_too_large: '有文件超过允许的大小。请编辑消息并移除它。',
  failed_file_refused: '有我们不接受的文件类型。请编辑消息并移除它。',
  refused_too_large: '{name} 太大：最大 {size}。',
  refused_kind: '{name} 无法发送：此处不接受这类文件。',
  refused_empty: '{name} 是空文件。',
  refused_off: '此处不接受文件。',
  refused_too_many: '{name} 未添加：每条消息最多 {n} 个文件。',
};
