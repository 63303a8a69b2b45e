import type { CategoryOptions, TemplateRow } from '../../../src-shared/contract/options.ts';

/** What is about to be done with a task template, in a dialog. */
export type TaskDeed =
  | { kind: 'add'; categoryId: string }
  | { kind: 'edit'; categoryId: string; task: TemplateRow }
  | { kind: 'copy'; category: CategoryOptions; task: TemplateRow }
  | { kind: 'move'; category: CategoryOptions; task: TemplateRow }
  | { kind: 'delete'; task: TemplateRow }
  /** The template was saved, added or deleted: shall open matters take the change? */
  | { kind: 'apply'; templateId: string };
