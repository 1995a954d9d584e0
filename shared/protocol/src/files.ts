import type { Attachment, FileKind, FileRules, Party, Principal } from './entities.ts';
import type { Facts } from './facts.ts';
import type { Id } from './ids.ts';
import { limits } from './limits.ts';

/** What somebody is about to upload: under an id of their own, for one conversation. */
export interface FileWish {
  readonly id: Id;
  readonly conversation_id: Id;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

/** An uploaded file as a decision sees it. */
export interface StoredFile {
  readonly conversation_id: Id;
  readonly owner: Party;
  /** Null until all of it has come. */
  readonly attachment: Attachment | null;
  /** The one message that it was sent with; null while it was not. */
  readonly message_id: Id | null;
}

/** Every kind, in the order in which settings show them. */
export const fileKinds = ['picture', 'document', 'audio', 'video', 'other'] as const;

/** What holds where nobody has said anything else. */
export const defaultFileRules: FileRules = {
  on: true,
  kinds: ['picture', 'document', 'audio', 'video'],
  max_bytes: limits.default_file_bytes,
};

/** Why a file can't be sent. */
export type FileFault = 'off' | 'empty' | 'too_large' | 'kind';

/** Judges a file by the rules of its inbox; before its type is known, without. */
export function judgeFile(rules: FileRules, size: number, type?: string): FileFault | undefined {
  if (!rules.on) return 'off';
  if (size === 0) return 'empty';
  if (size > rules.max_bytes) return 'too_large';
  return type === undefined || rules.kinds.includes(kindOf(type)) ? undefined : 'kind';
}

/** Pictures that browsers show and that can't run anything: these alone are shown in place. */
const rasters: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
]);

/** True for a type that may be shown in place. */
export function isRaster(type: string): boolean {
  return rasters.has(type);
}

/** True where people see a picture; everything else is a line with its name. */
export function showsPicture(
  file: Attachment,
): file is Attachment & { width: number; height: number } {
  return isRaster(file.type) && file.width !== undefined && file.height !== undefined;
}

const documents =
  /^(text\/(plain|csv)|application\/(pdf|rtf|msword|vnd\.(ms-|oasis\.opendocument\.|openxmlformats-officedocument\.)[\w.-]+|epub\+zip))$/;
// Word and the like may carry programs under names of their own.
const programs = /macro/i;

/** The kind of a type. What can carry programs of its own (SVG, HTML, archives, …) is `other`. */
export function kindOf(type: string): FileKind {
  if (type.startsWith('image/') && type !== 'image/svg+xml') return 'picture';
  if (type.startsWith('audio/')) return 'audio';
  if (type.startsWith('video/')) return 'video';
  return documents.test(type) && !programs.test(type) ? 'document' : 'other';
}

// What a press opens in a browser, or runs, once it lies on a disk.
const runs =
  /\.(x?html?|xht|shtml|mht(ml)?|svgz?|x[ms]l|m?jse?|vb[es]?|ws[cfh]?|hta|bat|cmd|com|exe|scr|pif|msi|ps[12]|psm1|reg|lnk|url|webloc|fileloc|desktop|command|terminal|scpt|(ba|z)?sh|py|pl|php|rb|jar|chm|inf|scf|iqy)$/i;
const endings: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** The name that a file is saved by: one that would be run says what it is, unless files that run are what its inbox takes. */
export function savedName({ name, type }: Pick<Attachment, 'name' | 'type'>): string {
  if (kindOf(type) === 'other' || !runs.test(name)) return name;
  return `${name}.${endings[type] ?? 'bin'}`;
}

// Path separators and what systems won't have in a name; controls; and the marks that turn the direction of what follows,
// by which `exe.gpj` is read as a picture.
const unfit = /[/\\:*?"<>|\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name as it may be stored, shown and saved: one line, no path, no tricks, at most `limits.file_name_length` long. */
export function cleanFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(unfit, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    // Only from where such a run begins: tried from each of its dots, a long one would take time by its square.
    .replace(/(?<![. ])[. ]+$/, '');
  if (plain === '') return 'file';
  if (plain.length <= limits.file_name_length) return plain;
  const ending = /\.[^. ]{1,15}$/.exec(plain)?.[0] ?? '';
  return `${plain.slice(0, limits.file_name_length - ending.length).trimEnd()}${ending}`.toWellFormed();
}

/**
 * What is sent along with a message. Null where one of the files is none of the sender's, not for this conversation, not
 * all there, or was sent before: these answer alike.
 */
export function attachmentsOf(
  { files }: Facts,
  principal: Principal,
  conversation_id: Id,
  ids: readonly Id[],
): readonly Attachment[] | null {
  const found = ids.map((id) => files.find(({ attachment }) => attachment?.id === id));
  const fit = found.flatMap((file) => {
    if (!file?.attachment || file.message_id !== null) return [];
    const isOwn = file.owner.kind === principal.kind && file.owner.id === principal.id;
    return isOwn && file.conversation_id === conversation_id ? [file.attachment] : [];
  });
  return fit.length === ids.length ? fit : null;
}
