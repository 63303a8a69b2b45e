/** A named piece of the firm's data that can stand in a text. `id` is what the stored text says. */
export type Token = { id: string; group: string; label: string; type: 'text' | 'day' };

/** Every token, in the order of the Insert Token selector. */
export const tokenCatalogue: readonly Token[] = [
  { id: 'client.salutation', group: 'Client', label: 'Client salutation', type: 'text' },
  { id: 'client.first_name', group: 'Client', label: 'Client first name', type: 'text' },
  { id: 'client.full_name', group: 'Client', label: 'Client full name', type: 'text' },
  { id: 'matter.reference', group: 'Matter', label: 'Matter reference', type: 'text' },
  { id: 'matter.type', group: 'Matter', label: 'Matter type', type: 'text' },
  { id: 'matter.status', group: 'Matter', label: 'Matter status', type: 'text' },
  { id: 'matter.property', group: 'Property', label: 'Property address', type: 'text' },
  { id: 'matter.exchange_date', group: 'Key Dates', label: 'Exchange date', type: 'day' },
  { id: 'matter.completion_date', group: 'Key Dates', label: 'Completion date', type: 'day' },
  { id: 'fee_earner.name', group: 'Fee Earner', label: 'Fee earner name', type: 'text' },
  { id: 'fee_earner.email', group: 'Fee Earner', label: 'Fee earner email', type: 'text' },
  { id: 'firm.name', group: 'Firm', label: 'Firm name', type: 'text' },
  { id: 'firm.phone', group: 'Firm', label: 'Firm telephone', type: 'text' },
];

/** The value of every token for one matter and one recipient; a day is YYYY-MM-DD, an empty value ''. */
export type TokenValues = Record<string, string>;

/** The token with this id, or undefined. */
export function findToken(id: string): Token | undefined {
  return tokenCatalogue.find((token) => token.id === id);
}
