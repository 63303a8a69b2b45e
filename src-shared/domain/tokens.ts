import type { ValueType } from './values.ts';

export { parseValue } from './parse-value.ts';
export { isCanonical, isDay, sayValue, type ValueType, valueTypes } from './values.ts';

/**
 * A named piece of the firm's data that can stand in a text or a condition. `id` is what the stored text says; a choice
 * has its choices.
 */
export type Token = {
  id: string;
  group: string;
  label: string;
  type: ValueType;
  choices?: readonly string[];
};

const builtIn: readonly Token[] = [
  { id: 'client.salutation', group: 'Client', label: 'Client salutation', type: 'text' },
  { id: 'client.first_name', group: 'Client', label: 'Client first name', type: 'text' },
  { id: 'client.full_name', group: 'Client', label: 'Client full name', type: 'text' },
  { id: 'matter.reference', group: 'Matter', label: 'Matter reference', type: 'text' },
  { id: 'matter.type', group: 'Matter', label: 'Matter type', type: 'text' },
  { id: 'matter.clients', group: 'Matter', label: "All clients' names", type: 'text' },
  { id: 'matter.status', group: 'Matter', label: 'Matter status', type: 'text' },
  {
    id: 'matter.status_kind',
    group: 'Matter',
    label: 'Kind of matter status',
    type: 'choice',
    choices: ['quote', 'active', 'cancelled', 'archived'],
  },
  { id: 'matter.property', group: 'Property', label: 'Property address', type: 'text' },
  { id: 'fee_earner.name', group: 'Fee Earner', label: 'Fee earner name', type: 'text' },
  { id: 'fee_earner.initials', group: 'Fee Earner', label: 'Fee earner initials', type: 'text' },
  { id: 'fee_earner.email', group: 'Fee Earner', label: 'Fee earner email', type: 'text' },
  { id: 'firm.name', group: 'Firm', label: 'Firm name', type: 'text' },
  { id: 'firm.phone', group: 'Firm', label: 'Firm telephone', type: 'text' },
  { id: 'firm.email', group: 'Firm', label: 'Firm email', type: 'text' },
  { id: 'matter.opened_on', group: 'Key Dates', label: 'Date opened', type: 'date' },
  { id: 'matter.activated_on', group: 'Key Dates', label: 'Date activated', type: 'date' },
  { id: 'matter.exchange_date', group: 'Key Dates', label: 'Exchange date', type: 'date' },
  { id: 'matter.completion_date', group: 'Key Dates', label: 'Completion date', type: 'date' },
  { id: 'other_solicitor.name', group: 'Other Parties', label: "Other side's solicitor name", type: 'text' },
  { id: 'estate_agent.name', group: 'Other Parties', label: 'Estate agent name', type: 'text' },
  { id: 'lender.name', group: 'Other Parties', label: 'Lender name', type: 'text' },
  { id: 'task.name', group: 'Task', label: 'Task name', type: 'text' },
  { id: 'task.target_date', group: 'Task', label: 'Task target date', type: 'date' },
];

/** A field that the firm gave a matter type. `key` is of the form of `customFieldKey`; a choice has its choices. */
export type CustomField = { key: string; label: string; type: ValueType; choices: readonly string[] };

/** What a custom field's key looks like: the field "key" is the token `field.key`. */
export const customFieldKey = /^[a-z][a-z0-9_]{0,49}$/;

/** The tokens there are, in the order of the Insert Token selector, and the one with an id. */
export type Catalogue = { tokens: readonly Token[]; find(id: string): Token | undefined };

/** The built-in tokens and one for each custom field, in the group "Custom Fields". */
export function catalogueWith(fields: readonly CustomField[]): Catalogue {
  const custom = fields.map(
    ({ key, label, type, choices }): Token => ({
      id: `field.${key}`,
      group: 'Custom Fields',
      label,
      type,
      ...(type === 'choice' ? { choices } : {}),
    }),
  );
  const task = builtIn.findIndex((token) => token.group === 'Task');
  const tokens = [...builtIn.slice(0, task), ...custom, ...builtIn.slice(task)];
  const byId = new Map(tokens.map((token) => [token.id, token]));
  return { tokens, find: (id) => byId.get(id) };
}

/** The built-in tokens alone. */
export const baseCatalogue: Catalogue = catalogueWith([]);

/**
 * The values of tokens for one matter and one recipient, as they are stored: a date YYYY-MM-DD, a number a plain decimal,
 * money in pence, yes/no "yes", "no" or ''. What is empty is '' or missing.
 */
export type TokenValues = Readonly<Record<string, string>>;
