import type { MessageHelp } from '../../../src-shared/contract/attention.ts';
import type { RemedyKind } from '../../../src-shared/domain/remedies.ts';
import type { Intent, MatterTab, NavigationAction, OpenMatter } from '../navigation.ts';

/** Where a message stands: its matter, as its tab shows it, where that may not be open; and itself on the file. */
export type MessagePlace = { matter?: Omit<OpenMatter, 'tab'>; documentId?: string };

/** Where a remedy leads that is done elsewhere; null for one that is done by the press itself. */
export function remedyPlace(
  kind: RemedyKind,
  { matterId, contactId, channel }: Pick<MessageHelp, 'matterId' | 'contactId' | 'channel'>,
  { matter, documentId }: MessagePlace,
): NavigationAction | null {
  const show = (tab: MatterTab, intent?: Intent): NavigationAction => {
    const where = intent ? { tab, intent } : { tab };
    return matter ? { type: 'openMatter', matter, ...where } : { type: 'showMatter', matterId, ...where };
  };
  switch (kind) {
    case 'correct_contact':
      return show('details', { kind: 'person', contactId });
    case 'write_new':
      return show('documents', { kind: 'new-sms' });
    case 'open_matter':
      return show('documents', documentId ? { kind: 'document', documentId } : undefined);
    case 'account':
      return { type: 'options', page: { kind: channel === 'sms' ? 'sms-account' : 'email-account' } };
    case 'sending_options':
      return { type: 'options', page: { kind: 'sending' } };
    default:
      return null;
  }
}
