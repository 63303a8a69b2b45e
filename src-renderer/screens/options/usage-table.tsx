import { Cell, type Column, Row, Table } from '../../ui/table.tsx';
import { costOf, type Total } from './usage-totals.ts';

const number = { width: '96px', align: 'end' } as const;

/** Amounts by month, person or matter type, with what they cost where the price is known. */
export function UsageTable(props: {
  label: string;
  what: string;
  totals: readonly Total[];
  pencePerThousand: number | null;
}) {
  const { label, what, totals, pencePerThousand: price } = props;
  const columns: readonly Column[] = [
    { id: 'name', heading: what, width: 'minmax(0, 280px)' },
    { id: 'texts', heading: 'Texts', ...number },
    { id: 'parts', heading: 'SMS parts', ...number },
    { id: 'emails', heading: 'Emails', ...number },
    ...(price === null ? [] : [{ id: 'cost', heading: 'About', ...number }]),
  ];
  return (
    <Table label={label} columns={columns}>
      {totals.map(({ id, name, texts, parts, emails }) => (
        <Row key={id}>
          <Cell isRowHeader>{name}</Cell>
          <Cell align="end">{texts.toLocaleString('en-GB')}</Cell>
          <Cell align="end">{parts.toLocaleString('en-GB')}</Cell>
          <Cell align="end">{emails.toLocaleString('en-GB')}</Cell>
          {price === null ? null : <Cell align="end">{costOf(parts, price)}</Cell>}
        </Row>
      ))}
    </Table>
  );
}
