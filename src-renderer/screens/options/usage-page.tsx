import { ChartColumn, Copy } from 'lucide-react';
import { useState } from 'react';
import type { OutputOf } from '../../../src-shared/contract/contract.ts';
import { addMonths, monthsBetween } from '../../../src-shared/domain/months.ts';
import { dayOf, systemClock } from '../../../src-shared/time.ts';
import { useCall } from '../../api.ts';
import { CallFailure } from '../../app/call-failure.tsx';
import { copyText } from '../../app/copy-text.ts';
import { useNavigation } from '../../app/navigation.ts';
import { useShowDeed } from '../../app/outcome.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Page } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Select } from '../../ui/select.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Heading, Text } from '../../ui/text.tsx';
import { UsageTable } from './usage-table.tsx';
import { byMonth, byName, costOf, monthName, sumOf, toCsv } from './usage-totals.ts';

/** So far back months are offered, and so many at once are shown. */
const mostMonths = 60;

/** Options > Usage: what was sent and what it cost, by month, person and matter type. */
export function UsagePage() {
  const [thisMonth] = useState(() => dayOf(systemClock.now()).slice(0, 7));
  const [from, setFrom] = useState(addMonths(thisMonth, -11));
  const [until, setUntil] = useState(thisMonth);
  const used = useCall('usage.months', { from, until }, { keepPrevious: true, asksAnew: true });
  const months = monthsBetween(addMonths(thisMonth, 1 - mostMonths), thisMonth).reverse();
  const options = months.map((month) => ({ id: month, label: monthName(month) }));
  return (
    <Page
      heading="Usage"
      description="Messages that a provider took over. Practice is left out; what went to the firm's own number in test mode counts."
    >
      <Stack gap={4}>
        <Stack direction="row" gap={4} align="end" wrap>
          <Select
            label="From"
            width="medium"
            options={options}
            value={from}
            onChange={(month) => {
              setFrom(month);
              if (month > until) setUntil(month);
            }}
          />
          <Select
            label="Until"
            width="medium"
            options={options}
            value={until}
            onChange={(month) => {
              setUntil(month);
              if (month < from) setFrom(month);
            }}
          />
          {used.data ? <CopyAsCsv rows={used.data.rows} /> : null}
        </Stack>
        {used.isPending ? <Progress label="Counting" isActive /> : null}
        {used.error ? <CallFailure error={used.error} onRetry={() => used.refetch()} /> : null}
        {used.data ? <Amounts usage={used.data} from={from} until={until} /> : null}
      </Stack>
    </Page>
  );
}

function CopyAsCsv({ rows }: Pick<OutputOf<'usage.months'>, 'rows'>) {
  const showDeed = useShowDeed();
  return (
    <Button
      icon={Copy}
      isDisabled={rows.length === 0}
      onPress={() =>
        showDeed(
          copyText(toCsv(rows))
            ? { kind: 'done', title: 'Copied', sentence: 'Paste it into a spreadsheet.' }
            : {
                kind: 'failed',
                title: 'It was not copied',
                sentence: 'The clipboard did not take it. Try again.',
              },
        )
      }
    >
      Copy as CSV
    </Button>
  );
}

type AmountsProps = { usage: OutputOf<'usage.months'>; from: string; until: string };

function Amounts({ usage: { rows, pencePerThousand }, from, until }: AmountsProps) {
  const { go } = useNavigation();
  if (rows.length === 0) {
    return (
      <EmptyState icon={ChartColumn}>
        Nothing was sent in these months. What goes by the SMS account and the email account is counted here.
      </EmptyState>
    );
  }
  const months = byMonth(rows, from, until);
  const { texts, parts, emails } = sumOf(rows);
  const count = (value: number) => value.toLocaleString('en-GB');
  const cost = pencePerThousand === null ? '' : `, about ${costOf(parts, pencePerThousand)}`;
  return (
    <Stack gap={4}>
      <Text as="p" size="large">
        {`Texts: ${count(texts)}, in ${count(parts)} SMS ${parts === 1 ? 'part' : 'parts'}${cost}. Emails: ${count(emails)}.`}
      </Text>
      {pencePerThousand === null ? (
        <InlineMessage
          tone="info"
          action={
            <Button size="small" onPress={() => go({ type: 'options', page: { kind: 'sending' } })}>
              Sending
            </Button>
          }
        >
          To see what texts cost, type the provider's price for 1,000 SMS parts under Options &gt; Sending.
        </InlineMessage>
      ) : null}
      <BarChart
        label="SMS parts by month"
        bars={months.map(({ id, name, parts: value }) => ({
          id,
          label: months.length > 12 ? `${name.slice(0, 3)} ${id.slice(2, 4)}` : name.slice(0, 3),
          value,
          shown: count(value),
        }))}
      />
      <Heading>By month</Heading>
      <UsageTable label="By month" what="Month" totals={months} pencePerThousand={pencePerThousand} />
      <Heading>By person</Heading>
      <UsageTable
        label="By person"
        what="Person"
        totals={byName(rows, 'user')}
        pencePerThousand={pencePerThousand}
      />
      <Heading>By matter type</Heading>
      <UsageTable
        label="By matter type"
        what="Matter type"
        totals={byName(rows, 'matterType')}
        pencePerThousand={pencePerThousand}
      />
    </Stack>
  );
}
