import { TriangleAlert } from 'lucide-react';
import { countOf } from '../../app/count-words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Text } from '../../ui/text.tsx';

/** How many faults there are, marked as a warning; nothing for none. */
export function FaultCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <>
      <Icon icon={TriangleAlert} tone="warning" size={14} />
      <Text tone="warning">{countOf(count, 'fault')}</Text>
    </>
  );
}
