import type { Page } from 'playwright-core';
import type { CallName, InputOf, OutputOf } from '../../../src-shared/contract/contract.ts';
import type { TaskDefinition, TriggeredAction } from '../../../src-shared/domain/task-definition.ts';
import { newId } from '../../../src-shared/ids.ts';
import { definitionOf as emptyDefinition } from '../../support/definitions.ts';

type Answer<Value> = { ok: true; value: Value } | { ok: false; error: { code: string; message: string } };

/** Makes one call as the page's own scripts do, for what a spec is not about; throws what it is refused with. */
export async function callFrom<Name extends CallName>(
  page: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const answer = await page.evaluate(
    ([called, given]) =>
      (
        window as unknown as {
          clerkwell: { call(name: unknown, input: unknown): Promise<Answer<OutputOf<Name>>> };
        }
      ).clerkwell.call(called, given),
    [name, input] as const,
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}, ${answer.error.message}`);
  return answer.value;
}

/** A triggered action without a condition, before it has its id. */
export type PlainAction = TriggeredAction extends infer Action
  ? Action extends TriggeredAction
    ? Omit<Action, 'id' | 'condition'>
    : never
  : never;

/** The definition of a task that does these things when it is ticked. */
export function definitionOf(
  name: string,
  actions: readonly PlainAction[] = [],
  more: Partial<TaskDefinition> = {},
): TaskDefinition {
  const whole = actions.map((action) => ({ ...action, id: newId(), condition: null }) as TriggeredAction);
  return emptyDefinition(name, { actions: whole, ...more });
}

/** What a small firm's matter type of a spec is made of: the tasks of each category. */
export type SmallType = Readonly<Record<string, readonly TaskDefinition[]>>;

/** Makes a matter type by calls; answers its id and the ids of its templates and status types by their names. */
export async function addMatterType(page: Page, name: string, categories: SmallType) {
  const { matterTypeId } = await callFrom(page, 'options.addMatterType', { name, copyOf: null });
  const templates = new Map<string, string>();
  for (const [category, definitions] of Object.entries(categories)) {
    const form = { name: category, visibility: [] };
    const { id: categoryId } = await callFrom(page, 'options.addCategory', { matterTypeId, form });
    for (const definition of definitions) {
      const { templateId } = await callFrom(page, 'options.addTask', { categoryId, definition });
      templates.set(definition.name, templateId);
    }
  }
  const { statusTypes } = await callFrom(page, 'options.matterType', { matterTypeId });
  return { matterTypeId, templates, statusTypes: new Map(statusTypes.map(({ name: of, id }) => [of, id])) };
}

/** Adds a person who wants texts and no emails; an empty mobile: none. */
export async function addPerson(page: Page, fullName: string, mobile: string): Promise<string> {
  const [title = '', first = '', last = ''] = fullName.split(' ');
  const form = { kind: 'person' as const, fullName, firstName: first, salutation: `${title} ${last}` };
  const { contactId } = await callFrom(page, 'people.add', {
    form: { ...form, mobile, email: '', sendTexts: true, sendEmails: false },
  });
  return contactId;
}

/** Opens a matter by calls; answers its reference. */
export async function addMatter(page: Page, matterTypeId: string, clientIds: string[]): Promise<string> {
  const offers = await callFrom(page, 'matters.newForm', {});
  const feeEarnerId = offers.feeEarners[0]?.id ?? '';
  const form = {
    matterTypeId,
    subject: '1 Spec Street',
    feeEarnerId,
    clientIds,
    fields: {},
    activate: false,
  };
  const { reference } = await callFrom(page, 'matters.add', { form });
  return reference;
}
