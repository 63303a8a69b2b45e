import { useState } from 'react';
import { type Jurisdiction, jurisdictions } from '../../../src-shared/domain/working-days.ts';
import { useAct } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { Text } from '../../ui/text.tsx';
import { FilterBar } from '../../ui/toolbar.tsx';

/** What each nation is called. */
const nations: Readonly<Record<Jurisdiction, string>> = {
  england_and_wales: 'England & Wales',
  scotland: 'Scotland',
  northern_ireland: 'Northern Ireland',
};

type NationBarProps = {
  /** Whose list is shown, and whose the firm goes by. */
  nation: Jurisdiction;
  firmNation: Jurisdiction;
  showsPast: boolean;
  onNation: (nation: Jurisdiction) => void;
  onShowsPast: (showsPast: boolean) => void;
};

/** Whose bank holidays are shown, and whose the firm’s working days go by. */
export function NationBar({ nation, firmNation, showsPast, onNation, onShowsPast }: NationBarProps) {
  const [isAsking, setAsking] = useState(false);
  const save = useAct('options.saveJurisdiction');
  return (
    <FilterBar
      label="Nation"
      end={<Checkbox label="Show past years" isSelected={showsPast} onChange={onShowsPast} />}
    >
      <Select
        label="Nation"
        isLabelHidden
        width="medium"
        options={jurisdictions.map((id) => ({ id, label: nations[id] }))}
        value={nation}
        onChange={(id) => onNation(jurisdictions.find((one) => one === id) ?? nation)}
      />
      {nation === firmNation ? (
        <Text tone="muted">The firm’s own</Text>
      ) : (
        <Button onPress={() => setAsking(true)}>Use for working days</Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={`Go by the bank holidays of ${nations[nation]}?`}
        isDestructive
        confirm={{
          label: 'Use for working days',
          variant: 'primary',
          isPending: save.isPending,
          onPress: () => save.mutate({ jurisdiction: nation }, { onSuccess: () => setAsking(false) }),
        }}
        error={save.error?.message}
      >
        {`Working days now leave out those of ${nations[firmNation]}. Outstanding target dates on all matters move where the two differ; dates typed by hand stay.`}
      </ConfirmDialog>
    </FilterBar>
  );
}
