import { CircleAlert, Search, Settings } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import type { CurrentSession } from '../../src-shared/contract/session.ts';
import { AttentionScreen } from '../screens/attention/attention-screen.tsx';
import { FindScreen } from '../screens/find/find-screen.tsx';
import { MatterScreen } from '../screens/matter/matter-screen.tsx';
import { NewMatterDialog } from '../screens/new-matter/new-matter-dialog.tsx';
import { Frame } from '../ui/frame.tsx';
import { Rail, type RailItem } from '../ui/rail.tsx';
import { WorkspaceTabs } from '../ui/workspace-tabs.tsx';
import { DeedPanel } from './deed-panel.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { useNavigation } from './navigation.ts';
import type { LastDeed } from './outcome.ts';
import { Palette } from './palette.tsx';
import { SendingBanner, SendingStatus } from './sending-banner.tsx';
import { useFrameShortcuts } from './use-frame-shortcuts.ts';
import { UserMenu } from './user-menu.tsx';

// Options, with its editor, is loaded when an administrator goes there: the first page stays small.
const OptionsScreen = lazy(async () => {
  const { OptionsScreen: Screen } = await import('../screens/options/options-screen.tsx');
  return { default: Screen };
});

type Place = 'find' | 'attention' | 'options';

const findItem: RailItem<Place> = { id: 'find', label: 'Find', icon: Search, shortcut: 'Mod+F' };
const attentionItem: RailItem<Place> = {
  id: 'attention',
  label: 'Needs attention',
  icon: CircleAlert,
  shortcut: 'Mod+Shift+A',
};
const optionsItem: RailItem<Place> = { id: 'options', label: 'Options', icon: Settings, shortcut: 'Mod+,' };

/** What waits for a person, of both tabs, and the words for it. */
function attentionCount({ attention, replies }: CurrentSession) {
  const messages = attention === 1 ? 'message' : 'messages';
  const unread = replies === 1 ? 'unread reply' : 'unread replies';
  if (replies === 0) return { count: attention, countLabel: messages };
  if (attention === 0) return { count: replies, countLabel: unread };
  return { count: attention + replies, countLabel: `in all: ${attention} ${messages}, ${replies} ${unread}` };
}

/** What stands around every screen, and the screen. */
export function AppFrame(props: { session: CurrentSession; deed: LastDeed | null; onCloseDeed: () => void }) {
  const { session, deed, onCloseDeed } = props;
  const { navigation, go } = useNavigation();
  const { place, matterId, open } = navigation;
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const openPalette = useCallback(() => setPaletteOpen(true), []);
  const isAdministrator = session.user.role === 'administrator';
  useFrameShortcuts(isAdministrator, openPalette);

  const rail = (
    <Rail
      items={[
        findItem,
        { ...attentionItem, ...attentionCount(session) },
        ...(isAdministrator ? [optionsItem] : []),
      ]}
      currentId={place === 'matter' ? null : place}
      onSelect={(type) => go({ type })}
      user={<UserMenu session={session} onPalette={openPalette} />}
    />
  );
  const tabs = open.length > 0 && (
    <WorkspaceTabs
      tabs={open.map(({ id, reference, clients }) => ({
        id,
        label: reference,
        title: `${reference}, ${clients}`,
      }))}
      selectedId={place === 'matter' ? matterId : null}
      onSelect={(id) => go({ type: 'showMatter', matterId: id })}
      onClose={(id) => go({ type: 'closeMatter', matterId: id })}
    />
  );
  return (
    <>
      <Frame
        rail={rail}
        tabs={tabs || undefined}
        banner={<SendingBanner session={session} isAdministrator={isAdministrator} />}
        status={session.firmName}
        statusEnd={<SendingStatus session={session} />}
      >
        <ErrorBoundary key={`${place} ${place === 'matter' ? matterId : ''}`}>
          <CurrentScreen session={session} />
        </ErrorBoundary>
      </Frame>
      <DeedPanel deed={deed} onClose={onCloseDeed} />
      <Palette
        isOpen={isPaletteOpen}
        onClose={() => setPaletteOpen(false)}
        isAdministrator={isAdministrator}
      />
      {navigation.isNewMatter ? (
        <NewMatterDialog userId={session.user.id} onClose={() => go({ type: 'newMatter', isOpen: false })} />
      ) : null}
    </>
  );
}

function CurrentScreen({ session }: { session: CurrentSession }) {
  const { navigation } = useNavigation();
  const { place, matterId, open } = navigation;
  const matter = open.find(({ id }) => id === matterId);
  if (place === 'matter' && matter) return <MatterScreen key={matter.id} matter={matter} />;
  if (place === 'attention') return <AttentionScreen />;
  if (place === 'options' && session.user.role === 'administrator') {
    return (
      <Suspense fallback={null}>
        <OptionsScreen />
      </Suspense>
    );
  }
  return <FindScreen isFirmEmpty={session.empty} isAdministrator={session.user.role === 'administrator'} />;
}
