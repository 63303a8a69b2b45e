import type { Ref } from 'react';
import type { ProgressCategory } from '../../../src-shared/contract/progress.ts';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Text } from '../../ui/text.tsx';
import { FilterBar } from '../../ui/toolbar.tsx';
import { type ProgressFilter, progressFilters } from './progress-view.ts';

/** The filters as they are chosen. */
const labels: Readonly<Record<ProgressFilter, string>> = {
  outstanding: 'Outstanding',
  overdue: 'Overdue',
  due_this_week: 'Due this week',
  all: 'All',
  not_required: 'Not required',
};
const options = progressFilters.map((id) => ({ id, label: labels[id] }));

type ProgressFilterBarProps = {
  filter: ProgressFilter;
  onFilter: (filter: ProgressFilter) => void;
  text: string;
  onText: (text: string) => void;
  /** The down arrow: into the list. */
  onArrowDown: () => void;
  categories: readonly ProgressCategory[];
  searchRef: Ref<HTMLInputElement>;
};

/** Which tasks are shown, and how many are done in all. */
export function ProgressFilterBar(props: ProgressFilterBarProps) {
  const { filter, onFilter, text, onText, onArrowDown, categories, searchRef } = props;
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
        options={options}
        value={filter}
        onChange={(id) => {
          const chosen = progressFilters.find((one) => one === id);
          if (chosen) onFilter(chosen);
        }}
      />
      <SearchField
        ref={searchRef}
        width="medium"
        label="Filter tasks by name"
        placeholder="Filter ( / )"
        value={text}
        onChange={onText}
        onArrowDown={onArrowDown}
        onSubmit={onArrowDown}
      />
    </FilterBar>
  );
}
