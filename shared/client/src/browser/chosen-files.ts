import {
  cleanFileName,
  judgeFile,
  limits,
  type FileFault,
  type FileRules,
  type Id,
} from '@porchlight/protocol';
import type { DraftKind } from '../chat-client.ts';
import type { FileDesk, OutgoingFile } from '../files.ts';
import type { Stop } from '../environment.ts';
import { createStore } from '../store.ts';
import { pictureSides } from './picture-sides.ts';

/** A file that can't be taken, and why. */
export interface RefusedFile {
  readonly name: string;
  readonly fault: FileFault | 'too_many';
}

/** What is chosen for one message. */
export interface Chosen {
  readonly files: readonly OutgoingFile[];
  /** What was refused of the last that were brought. */
  readonly refused: readonly RefusedFile[];
  /** What the inbox takes; undefined while that is not known. */
  readonly rules: FileRules | undefined;
}

/** The files beside a message that is being written. */
export interface ChosenFiles {
  readonly getState: () => Chosen;
  readonly subscribe: (listener: () => void) => Stop;
  /** Takes files that somebody has chosen, pasted or dropped, as far as the inbox takes them. */
  readonly take: (files: Iterable<File>) => Promise<void>;
  readonly remove: (id: Id) => void;
  /** They are on their way: another message may be written. */
  readonly sent: () => void;
  /** Brings back what was taken out of a message that did not go out; under new ids, since the old may be used. */
  readonly takeBack: (files: readonly OutgoingFile[]) => Promise<void>;
  /** Asks once more what the inbox takes. */
  readonly askRules: () => Promise<void>;
}

/** Opens the files of one conversation's reply or note, with what was chosen before. */
export function openChosenFiles(desk: FileDesk, conversation_id: Id, kind: DraftKind): ChosenFiles {
  const store = createStore<Chosen>({ files: [], refused: [], rules: undefined });
  const set = (change: Partial<Chosen>) => store.update((state) => ({ ...state, ...change }));
  const add = (file: OutgoingFile) => set({ files: [...store.getState().files, file] });

  async function askRules(): Promise<void> {
    const rules = await desk.rules(conversation_id);
    if (rules !== undefined) set({ rules });
  }

  async function bringBack(): Promise<void> {
    const kept = await desk.chosen(conversation_id, kind);
    const { files } = store.getState();
    const known = new Set(files.map(({ id }) => id));
    set({ files: [...kept.filter(({ id }) => !known.has(id)), ...files] });
  }

  void askRules();
  void bringBack();

  return {
    ...store,
    askRules,
    async take(files) {
      const refused: RefusedFile[] = [];
      set({ refused });
      for (const file of files) {
        const { files: chosen, rules } = store.getState();
        const full = chosen.length >= limits.attachments;
        // What the browser does not know the server will tell.
        const type = file.type === '' ? undefined : file.type;
        const fault = full ? 'too_many' : rules && judgeFile(rules, file.size, type);
        if (fault !== undefined) refused.push({ name: cleanFileName(file.name), fault });
        else {
          const sides = await pictureSides(file);
          add(await desk.choose(conversation_id, kind, { name: file.name, bytes: file, ...sides }));
        }
      }
      set({ refused });
    },
    remove(id) {
      set({ files: store.getState().files.filter((file) => file.id !== id), refused: [] });
      void desk.drop(conversation_id, kind, [id]);
    },
    sent: () => set({ files: [], refused: [] }),
    async takeBack(files) {
      for (const { id, name, width, height } of files) {
        const bytes = await desk.bytes(id);
        const sides = width === undefined || height === undefined ? {} : { width, height };
        if (bytes) add(await desk.choose(conversation_id, kind, { name, bytes, ...sides }));
      }
    },
  };
}
