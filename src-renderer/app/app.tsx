import { useCallback, useReducer, useState } from 'react';
import { useCall } from '../api.ts';
import { AppFrame } from './app-frame.tsx';
import { CallFailure } from './call-failure.tsx';
import { atStart, NavigationContext, navigate } from './navigation.ts';
import { type LastDeed, ShowDeedContext } from './outcome.ts';

/** The whole window: who is signed in, where they are, and the answer to what they did last. */
export function App() {
  const [navigation, go] = useReducer(navigate, atStart);
  const [deed, showDeed] = useState<LastDeed | null>(null);
  const closeDeed = useCallback(() => showDeed(null), []);
  const session = useCall('session.current', {});
  if (session.error && !session.data) {
    return <CallFailure error={session.error} onRetry={() => session.refetch()} />;
  }
  if (!session.data) return null;
  return (
    <NavigationContext value={{ navigation, go }}>
      <ShowDeedContext value={showDeed}>
        <AppFrame session={session.data} deed={deed} onCloseDeed={closeDeed} />
      </ShowDeedContext>
    </NavigationContext>
  );
}
