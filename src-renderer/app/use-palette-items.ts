import {
  CircleAlert,
  FolderOpen,
  FolderPlus,
  ListChecks,
  MessageSquareReply,
  MessageSquareText,
  Search,
  Settings,
  X,
} from 'lucide-react';
import { useCall } from '../api.ts';
import type { PaletteItem } from '../ui/command-palette.tsx';
import { fits } from './fits.ts';
import { type NavigationAction, type OpenMatter, useNavigation } from './navigation.ts';
import { optionsPages } from './options-pages.ts';

/** One line of the palette and where it leads. */
export type PaletteEntry = { item: PaletteItem; action: NavigationAction };

/** What fits the typed words: matters from main, commands, and tasks of the matter on screen. */
export function usePaletteItems(query: string, isOpen: boolean, isAdministrator: boolean): PaletteEntry[] {
  const { navigation } = useNavigation();
  const matter =
    navigation.place === 'matter' ? navigation.open.find(({ id }) => id === navigation.matterId) : undefined;
  const found = useCall(
    'matters.find',
    { text: query.slice(0, 200), limit: 8, after: null },
    { enabled: isOpen, keepPrevious: true },
  );
  const progress = useCall(
    'progress.open',
    { matterId: matter?.id ?? '' },
    { enabled: isOpen && matter !== undefined },
  );
  if (!isOpen) return [];

  const matters = (found.data?.matters ?? []).map(
    (row): PaletteEntry => ({
      item: {
        id: row.id,
        label: row.clients,
        detail: `${row.reference}, ${row.subject}`,
        group: 'Matters',
        icon: FolderOpen,
      },
      action: { type: 'openMatter', matter: row },
    }),
  );
  const tasks = query.trim() === '' || !matter ? [] : (progress.data?.categories ?? []);
  return [
    ...fitting(commands(matter, isAdministrator), query),
    ...fitting(
      tasks.flatMap(({ name, tasks: rows }) =>
        rows.map((task) => taskEntry(matter?.id ?? '', task.id, task.name, name)),
      ),
      query,
    ).slice(0, 12),
    // Until the answer to these words is there, Enter may only open a matter of the former answer that fits them.
    ...(found.isPlaceholderData
      ? matters.filter(({ item }) => fits(`${item.label} ${item.detail}`, query))
      : matters),
  ];
}

function taskEntry(matterId: string, taskId: string, label: string, detail: string): PaletteEntry {
  return {
    item: { id: taskId, label, detail, group: 'Tasks of this matter', icon: ListChecks },
    action: { type: 'showMatter', matterId, tab: 'progress', intent: { kind: 'task', taskId } },
  };
}

function fitting(entries: readonly PaletteEntry[], query: string): PaletteEntry[] {
  return entries.filter(({ item }) => fits(item.label, query));
}

function commands(matter: OpenMatter | undefined, isAdministrator: boolean): PaletteEntry[] {
  const entries: PaletteEntry[] = [];
  const add = (
    label: string,
    icon: PaletteItem['icon'],
    action: NavigationAction,
    shortcut?: string,
  ): void => {
    entries.push({ item: { id: `command ${label}`, label, icon, group: 'Commands', shortcut }, action });
  };
  if (matter) {
    const matterId = matter.id;
    const show = { type: 'showMatter', matterId } as const;
    add('New SMS', MessageSquareText, { ...show, tab: 'documents', intent: { kind: 'new-sms' } });
    add('Show Progress', ListChecks, { ...show, tab: 'progress' });
    add('Show Documents', ListChecks, { ...show, tab: 'documents' });
    add('Show Details', ListChecks, { ...show, tab: 'details' });
    add(`Close ${matter.reference}`, X, { type: 'closeMatter', matterId }, 'Mod+W');
  }
  add('Find a matter', Search, { type: 'find' }, 'Mod+F');
  add('Needs attention', CircleAlert, { type: 'attention' }, 'Mod+Shift+A');
  add('Show replies', MessageSquareReply, { type: 'attention', tab: 'replies' });
  add('New matter', FolderPlus, { type: 'newMatter', isOpen: true }, 'Mod+N');
  if (isAdministrator) {
    add('Options', Settings, { type: 'options' }, 'Mod+,');
    for (const { id, label } of optionsPages)
      add(`Options: ${label}`, Settings, { type: 'options', page: { kind: id } });
  }
  return entries;
}
