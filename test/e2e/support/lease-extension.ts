/** A text as an administrator writes it: words, and tokens by their label in the Insert Token selector. */
export type Words = readonly (string | { token: string })[];

/** When a task is due, in the words of the page Target date. */
export type Target = {
  amount: number;
  unit: 'days' | 'working days' | 'weeks' | 'months';
  direction: 'after' | 'before';
  /** A key date, or the target date of a task. */
  from: { keyDate: string } | { task: string };
};

/** One line of a condition: the token, the comparison and the value, if it needs one, as they are chosen. */
export type ConditionLine = {
  token: string;
  comparison: string;
  value: { choose: string } | { type: string } | null;
};

/** What a task does when it is ticked. */
export type Action =
  | {
      kind: 'message';
      channel: 'Text' | 'Email' | 'Each client’s preferred';
      subject: Words | null;
      body: Words;
      condition: ConditionLine | null;
    }
  | { kind: 'note'; about: Words; begins: Words }
  | { kind: 'status'; to: string };

/** A task template as it is to be made. */
export type Template = {
  name: string;
  preActivation?: true;
  target?: Target;
  visibility?: ConditionLine;
  action?: Action;
};

const token = (label: string) => ({ token: label });
const signature: Words = ['\n\n', token('Firm name'), '\n', token('Firm telephone')];

/** The custom fields of the matter type. */
export const fields = [
  { label: 'Route', type: 'Choice', choices: ['Statutory', 'Informal'] },
  { label: 'Lender consent needed', type: 'Yes or no', choices: [] },
  { label: 'Premium', type: 'Money', choices: [] },
  { label: 'Notice served on', type: 'Date', choices: [] },
] as const;

/** The categories in the order in which they are made; the last is moved up one. */
export const categories: readonly {
  name: string;
  visibility: ConditionLine | null;
  tasks: readonly Template[];
}[] = [
  {
    name: 'File Opening',
    visibility: null,
    tasks: [
      {
        name: 'Instructions taken',
        action: {
          kind: 'message',
          channel: 'Email',
          subject: [token('Matter reference'), ': your lease extension'],
          body: [
            'Dear ',
            token('Client salutation'),
            ',\n\nThank you for asking us to extend your lease of ',
            token('Property address'),
            '. Next we check who you are and read the lease.',
            ...signature,
          ],
          condition: null,
        },
      },
      {
        name: 'Identity checked',
        preActivation: true,
        action: {
          kind: 'note',
          about: ['Identity checked: ', token("All clients' names")],
          begins: ['Seen for ', token("All clients' names"), ':'],
        },
      },
      { name: 'File opened', action: { kind: 'status', to: 'Active' } },
      {
        name: 'Lease and title read',
        target: { amount: 5, unit: 'weeks', direction: 'before', from: { keyDate: 'Notice served on' } },
      },
    ],
  },
  {
    name: 'Notice and Terms',
    visibility: null,
    tasks: [
      {
        name: 'Valuation received',
        target: { amount: 3, unit: 'weeks', direction: 'before', from: { keyDate: 'Notice served on' } },
        action: {
          kind: 'message',
          channel: 'Text',
          subject: null,
          body: [
            'Dear ',
            token('Client salutation'),
            ', the valuer advises a premium of ',
            token('Premium'),
            '. We now prepare the notice to your landlord. ',
            token('Firm name'),
            ' ',
            token('Firm telephone'),
          ],
          condition: { token: 'Premium', comparison: 'is more than', value: { type: '10,000' } },
        },
      },
      {
        name: 'Section 42 notice served',
        target: { amount: 0, unit: 'days', direction: 'after', from: { keyDate: 'Notice served on' } },
        visibility: { token: 'Route', comparison: 'is', value: { choose: 'Statutory' } },
        action: {
          kind: 'message',
          channel: 'Each client’s preferred',
          subject: [token('Matter reference'), ': notice served'],
          body: [
            'Dear ',
            token('Client first name'),
            ', notice was served on ',
            token('Notice served on'),
            ' and your landlord has two months to answer. ',
            token('Firm name'),
          ],
          condition: null,
        },
      },
      {
        name: 'Counter-notice received',
        target: {
          amount: 2,
          unit: 'months',
          direction: 'after',
          from: { task: 'Section 42 notice served' },
        },
      },
      {
        name: 'Terms agreed',
        target: {
          amount: 10,
          unit: 'working days',
          direction: 'after',
          from: { task: 'Counter-notice received' },
        },
        action: {
          kind: 'note',
          about: ['Terms agreed'],
          begins: [
            'Route: ',
            token('Route'),
            '. Premium: ',
            token('Premium'),
            '. Notice: ',
            token('Notice served on'),
            '.',
          ],
        },
      },
      {
        name: 'Completion',
        target: { amount: 0, unit: 'days', direction: 'after', from: { keyDate: 'Completion date' } },
        action: {
          kind: 'message',
          channel: 'Email',
          subject: [token('Matter reference'), ': your new lease'],
          body: [
            'Dear ',
            token('Client salutation'),
            ',\n\nYour new lease of ',
            token('Property address'),
            ' completed on ',
            token('Completion date'),
            '. We now register it.',
            ...signature,
          ],
          condition: null,
        },
      },
      {
        name: 'New lease registered',
        target: { amount: 10, unit: 'working days', direction: 'after', from: { task: 'Completion' } },
      },
    ],
  },
  {
    name: 'Lender’s Consent',
    visibility: { token: 'Lender consent needed', comparison: 'is ticked', value: null },
    tasks: [
      {
        name: 'Report to lender',
        // Mistyped; the administrator corrects it to 10 once a matter is open.
        target: { amount: 8, unit: 'working days', direction: 'before', from: { task: 'Completion' } },
      },
      {
        name: 'Lender’s consent received',
        target: { amount: 5, unit: 'working days', direction: 'before', from: { task: 'Completion' } },
      },
    ],
  },
];
