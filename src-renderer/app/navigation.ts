import { createContext, type Dispatch, useContext } from 'react';
import { assertNever } from '../../src-shared/result.ts';
import type { OptionsPageId } from './options-pages.ts';

/** The views of a matter. */
export type MatterTab = 'progress' | 'documents' | 'details';

/** The views of Needs attention. */
export type AttentionTab = 'messages' | 'replies';

/** A matter that stands as a tab, with what its header says before its data are there. */
export type OpenMatter = { id: string; reference: string; clients: string; subject: string; tab: MatterTab };

/** Something a screen does once when it is shown. */
export type Intent =
  /** Documents opens New SMS, to this client when there is one. */
  | { kind: 'new-sms'; contactId?: string }
  /** Documents shows this document. */
  | { kind: 'document'; documentId: string }
  | { kind: 'task'; taskId: string }
  /** Progress goes to the first task that keeps the matter from becoming Active. */
  | { kind: 'blocker' }
  /** Details opens the dialog of this person. */
  | { kind: 'person'; contactId: string };

/** Pages of Options. */
export type OptionsPage = { kind: OptionsPageId } | { kind: 'matter-type'; matterTypeId: string };

/** Where the user is, and which matters are open, oldest first. */
export type Navigation = {
  place: 'find' | 'attention' | 'options' | 'matter';
  open: readonly OpenMatter[];
  /** The matter on screen, or the one that was last. */
  matterId: string | null;
  intent: Intent | null;
  attentionTab: AttentionTab;
  findText: string;
  /** The New Matter dialog is open. */
  isNewMatter: boolean;
  optionsPage: OptionsPage;
};

/** What moves the user about. */
export type NavigationAction =
  | { type: 'find' }
  /** Without a tab: the one that was shown last. */
  | { type: 'attention'; tab?: AttentionTab }
  | { type: 'findText'; text: string }
  | { type: 'newMatter'; isOpen: boolean }
  | { type: 'options'; page?: OptionsPage }
  | { type: 'openMatter'; matter: Omit<OpenMatter, 'tab'>; tab?: MatterTab; intent?: Intent }
  | { type: 'showMatter'; matterId: string; tab?: MatterTab; intent?: Intent }
  | { type: 'closeMatter'; matterId: string };

/** How a start looks: Find, with nothing open. */
export const atStart: Navigation = {
  place: 'find',
  open: [],
  matterId: null,
  intent: null,
  attentionTab: 'messages',
  findText: '',
  isNewMatter: false,
  optionsPage: { kind: 'matter-types' },
};

/** Where an action leads. */
export function navigate(state: Navigation, action: NavigationAction): Navigation {
  switch (action.type) {
    case 'find':
      return { ...state, place: 'find' };
    case 'attention':
      return { ...state, place: 'attention', attentionTab: action.tab ?? state.attentionTab };
    case 'findText':
      return { ...state, findText: action.text };
    case 'newMatter':
      return { ...state, isNewMatter: action.isOpen };
    case 'options':
      return { ...state, place: 'options', optionsPage: action.page ?? state.optionsPage };
    case 'openMatter': {
      const isOpen = state.open.some(({ id }) => id === action.matter.id);
      const open = isOpen ? state.open : [...state.open, { ...action.matter, tab: 'progress' as const }];
      return showMatter({ ...state, open }, action.matter.id, action.tab, action.intent);
    }
    case 'showMatter':
      return showMatter(state, action.matterId, action.tab, action.intent);
    case 'closeMatter':
      return closeMatter(state, action.matterId);
    default:
      return assertNever(action);
  }
}

function showMatter(state: Navigation, matterId: string, tab?: MatterTab, intent?: Intent): Navigation {
  const open = tab ? state.open.map((one) => (one.id === matterId ? { ...one, tab } : one)) : state.open;
  return { ...state, place: 'matter', matterId, open, intent: intent ?? null };
}

function closeMatter(state: Navigation, matterId: string): Navigation {
  const index = state.open.findIndex(({ id }) => id === matterId);
  if (index < 0) return state;
  const open = state.open.filter(({ id }) => id !== matterId);
  if (state.matterId !== matterId) return { ...state, open };
  const next = open[Math.max(0, index - 1)]?.id ?? null;
  const place = state.place === 'matter' && next === null ? 'find' : state.place;
  return { ...state, open, matterId: next, place, intent: null };
}

/** Where the user is, and how to move them. */
export type NavigationValue = { navigation: Navigation; go: Dispatch<NavigationAction> };

/** Given by App. */
export const NavigationContext = createContext<NavigationValue | null>(null);

/** Where the user is, and how to move them; only inside App. */
export function useNavigation(): NavigationValue {
  const value = useContext(NavigationContext);
  if (!value) throw new Error('useNavigation outside App');
  return value;
}
