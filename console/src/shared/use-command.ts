import { useTranslation } from './translation.tsx';
import type { Commands } from '@porchlight/protocol';
import { useMutation } from '@tanstack/react-query';
import { answered, codeOf } from './api-failure.ts';
import type { CallName } from './api.ts';
import { failureSentence } from './failure-sentence.ts';
import { useWorkspace } from './workspace.ts';

/** A command without its id, which is made anew for each wish of a person. */
export type Wish<Name extends CallName> = Omit<Commands[Name], 'command_id'>;

/** Sends a command of this name; says what went wrong, if anything does: by its code in these words, or else in ours. */
export function useCommand<Name extends CallName>(
  name: Name,
  words: Readonly<Partial<Record<string, string>>> = {},
) {
  const { api, client, say } = useWorkspace();
  const { t } = useTranslation();
  return useMutation({
    // The event that follows changes the screen; here only its failure is of interest.
    mutationFn: async (wish: Wish<Name>) =>
      answered(await api.call(name, { ...wish, command_id: client.newId() } as Commands[Name])),
    onError: (error) => {
      const code = codeOf(error);
      say(words[code] ?? t(failureSentence(code)));
    },
  });
}
