import { accessPaths, type PasswordChange } from '@porchlight/protocol';
import { useMutation } from '@tanstack/react-query';
import { answered } from '../../shared/api-failure.ts';
import { useWorkspace } from '../../shared/workspace.ts';

/** Changes one's own password. Fails with an `ApiFailure`; `wrong_credentials` means the current one. */
export function useChangePassword() {
  const { api } = useWorkspace();
  return useMutation({
    mutationFn: async (change: PasswordChange) => {
      answered(await api.request('PUT', accessPaths.password, change));
    },
  });
}
