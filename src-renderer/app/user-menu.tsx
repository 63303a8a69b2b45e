import { Command, UserRound } from 'lucide-react';
import type { CurrentSession } from '../../src-shared/contract/session.ts';
import { MenuButton } from '../ui/menu.tsx';

/** Who is signed in, at the foot of the rail, and what they can do from anywhere. */
export function UserMenu({ session, onPalette }: { session: CurrentSession; onPalette: () => void }) {
  const { user, firmName } = session;
  const role = user.role === 'administrator' ? 'Administrator' : 'Standard user';
  return (
    <MenuButton
      label={user.name}
      icon={UserRound}
      variant="ghost"
      isWide
      groups={[
        {
          id: 'user',
          label: `${role}, ${firmName}`,
          items: [{ id: 'palette', label: 'Command palette', icon: Command, shortcut: 'Mod+K' }],
        },
      ]}
      onAction={onPalette}
    />
  );
}
