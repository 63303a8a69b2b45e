import type { ProgressCategory } from '../../../src-shared/contract/progress.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { Text } from '../../ui/text.tsx';
import { FilterBar } from '../../ui/toolbar.tsx';
import type { ProgressFilter } from './progress-view.ts';

const filters: readonly { id: ProgressFilter; label: string }[] = [
  { id: 'outstanding', label: 'Outstanding' },
  { id: 'all', label: 'All' },
];

type ProgressFilterBarProps = {
  filter: ProgressFilter;
  onFilter: (filter: ProgressFilter) => void;
  categories: readonly ProgressCategory[];
};

/** Which tasks are shown, and how many are done in all. */
export function ProgressFilterBar({ filter, onFilter, categories }: ProgressFilterBarProps) {
  const done = categories.reduce((sum, category) => sum + category.done, 0);
  const total = categories.reduce((sum, category) => sum + category.total, 0);
  return (
    <FilterBar
      label="Which tasks"
      end={<Text tone="muted">{total > 0 ? `${done} of ${total} done` : ''}</Text>}
    >
      <RadioGroup
        label="Show"
        isLabelHidden
        orientation="horizontal"
        options={filters}
        value={filter}
        onChange={(id) => onFilter(id === 'all' ? 'all' : 'outstanding')}
      />
    </FilterBar>
  );
}
