import { Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { fetchedPart } from '../shared/fetched-part.ts';
import { SettingsWords } from '../shared/translation.tsx';
import { Crashed } from './crashed.tsx';
import { SplashScreen } from './splash-screen.tsx';
import { useSession } from './use-session.ts';

const [SignIn, loadSignIn] = fetchedPart(
  () => import('../features/sign-in/sign-in.tsx'),
  (module) => module.SignIn,
);
const [WorkspaceScreen, loadWorkspace] = fetchedPart(
  () => import('./workspace-screen.tsx'),
  (module) => module.WorkspaceScreen,
);

/** Fetches what somebody will need who is signed in, or is not: nobody waits for that and for the server in turn. */
function prepare(signed_in: boolean): void {
  (signed_in ? loadWorkspace : loadSignIn)().catch(() => undefined);
}

/**
 * The console. Who is not signed in sees the way in at the URL they came by, so that afterwards they are where they
 * wanted to be.
 */
export function App() {
  return (
    <Crashed>
      <BrowserRouter basename="/console">
        <Suspense fallback={<SplashScreen />}>
          <Gate />
        </Suspense>
      </BrowserRouter>
    </Crashed>
  );
}

function Gate() {
  const { session, api, signIn, signOut, retry } = useSession(prepare);
  switch (session.kind) {
    case 'unknown':
      return <SplashScreen />;
    case 'away':
      return <SplashScreen retry={retry} />;
    case 'signed_out':
      return (
        <SettingsWords>
          <SignIn expired={session.expired} signIn={signIn} />
        </SettingsWords>
      );
    case 'signed_in':
      return (
        <WorkspaceScreen
          key={session.agent.id}
          agent={session.agent}
          api={api}
          onSignOut={signOut}
        />
      );
  }
}
