import { lazy, Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { SettingsWords } from '../shared/translation.tsx';
import { Crashed } from './crashed.tsx';
import { SplashScreen } from './splash-screen.tsx';
import { useSession } from './use-session.ts';

const SignIn = lazy(async () => ({
  default: (await import('../features/sign-in/sign-in.tsx')).SignIn,
}));
const WorkspaceScreen = lazy(async () => ({
  default: (await import('./workspace-screen.tsx')).WorkspaceScreen,
}));

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
  const { session, api, signIn, signOut, retry } = useSession();
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
