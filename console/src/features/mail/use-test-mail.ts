import { accessPaths, type MailTest } from '@porchlight/protocol';
import { useMutation } from '@tanstack/react-query';
import { answered, codeOf } from '../../shared/api-failure.ts';
import { failureSentence } from '../../shared/failure-sentence.ts';
import { useTranslation } from '../../shared/translation.tsx';
import { useWorkspace } from '../../shared/workspace.ts';

/** Sends the admin a mail. What the mail server said is an answer, not a failure. */
export function useTestMail() {
  const { api, say } = useWorkspace();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async () => {
      const answer: object = answered(await api.request('POST', accessPaths.mail_tests, {}));
      return answer as MailTest;
    },
    onError: (error) => say(t(failureSentence(codeOf(error)))),
  });
}
