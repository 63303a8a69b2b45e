import { fold } from '../../src-shared/domain/fold.ts';

/** Names as a list of people reads: "Mrs Priya Shah & Mr Amit Shah", with three "A, B & C". */
export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} & ${names.at(-1)}`;
}

/** What a matter is found by. */
export type FoundBy = {
  reference: string;
  subject: string;
  clientNames: string;
  feeEarner: string;
  typeName: string;
  statusName: string;
};

/** The keys of a matter's row: what lists are sorted by, and everything Find looks in. */
export function matterKeys(found: FoundBy): { sort_key: string; search_key: string } {
  const { reference, subject, clientNames, feeEarner, typeName, statusName } = found;
  return {
    sort_key: fold(reference),
    search_key: fold([reference, subject, clientNames, feeEarner, typeName, statusName].join(' ')),
  };
}
