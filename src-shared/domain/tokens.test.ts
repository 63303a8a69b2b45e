import { describe, expect, it } from 'vitest';
import { baseCatalogue, type CustomField, catalogueWith } from './tokens.ts';

const tenure: CustomField = {
  key: 'tenure',
  label: 'Tenure',
  type: 'choice',
  choices: ['Freehold', 'Leasehold'],
};
const survey: CustomField = { key: 'survey_on', label: 'Survey date', type: 'date', choices: [] };

describe('the catalogue', () => {
  it('takes custom fields in by themselves, in their own group', () => {
    const catalogue = catalogueWith([tenure, survey]);
    expect(catalogue.tokens.filter((token) => token.group === 'Custom Fields')).toEqual([
      {
        id: 'field.tenure',
        group: 'Custom Fields',
        label: 'Tenure',
        type: 'choice',
        choices: ['Freehold', 'Leasehold'],
      },
      { id: 'field.survey_on', group: 'Custom Fields', label: 'Survey date', type: 'date' },
    ]);
    expect(catalogue.find('field.tenure')?.label).toBe('Tenure');
  });

  it('lists its groups in the order of the Insert Token selector, each in one piece', () => {
    const groups = catalogueWith([tenure]).tokens.map((token) => token.group);
    expect(groups.filter((group, index) => group !== groups[index - 1])).toEqual([
      'Client',
      'Matter',
      'Property',
      'Fee Earner',
      'Firm',
      'Key Dates',
      'Other Parties',
      'Custom Fields',
      'Task',
    ]);
  });

  it.each(['constructor', '__proto__', 'toString', 'field.tenure', 'client', ''])('has no token %j', (id) => {
    expect(baseCatalogue.find(id)).toBeUndefined();
  });

  it('names no two tokens alike', () => {
    const { tokens } = baseCatalogue;
    expect(new Set(tokens.map((token) => token.id)).size).toBe(tokens.length);
    expect(new Set(tokens.map((token) => token.label)).size).toBe(tokens.length);
  });
});
