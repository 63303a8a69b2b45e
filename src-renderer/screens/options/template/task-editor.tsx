import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { assertNever, drop } from '../../../../src-shared/result.ts';
import { countOf } from '../../../app/count-words.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import { Stack } from '../../../ui/stack.tsx';
import { Switch } from '../../../ui/switch.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Text } from '../../../ui/text.tsx';
import { ActionsPage } from './actions-page.tsx';
import { ConditionList } from './conditions-field.tsx';
import { GeneralPage } from './general-page.tsx';
import { TargetPage } from './target-page.tsx';
import { pageOfFault, type TaskFaults, type TaskPage, taskPages } from './task-faults.ts';
import { useTemplateScope } from './template-scope.tsx';
import { TheirChanges } from './their-changes.tsx';
import { type StartingTask, useTaskDraft } from './use-task-draft.ts';

const pageNames: Readonly<Record<TaskPage, string>> = {
  general: 'General',
  target: 'Target date',
  visibility: 'Visibility',
  actions: 'Triggered actions',
  'pre-activation': 'Pre-activation',
};

type TaskEditorProps = {
  templateId: string | null;
  categoryId: string;
  start: StartingTask;
  onClose: () => void;
  onSaved: (templateId: string) => void;
};

/** The dialog of Edit Task Template with its pages; nothing is stored until Save. */
export function TaskEditor({ templateId, categoryId, start, onClose, onSaved }: TaskEditorProps) {
  const { names } = useTemplateScope();
  const [page, setPage] = useState<TaskPage>('general');
  const draft = useTaskDraft({ templateId, categoryId, start, names });
  const faultsOn = (one: TaskPage) =>
    Object.keys(draft.faults).filter((where) => pageOfFault(where) === one).length;

  const save = async () => {
    const saved = await draft.save();
    if ('templateId' in saved) onSaved(saved.templateId);
    else showFault(saved.faults);
  };
  const showFault = (faults: TaskFaults) => {
    const pages = Object.keys(faults).map(pageOfFault);
    const first = taskPages.find((one) => pages.includes(one));
    if (first && !pages.includes(page)) setPage(first);
  };

  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDirty={draft.isDirty}
      title={templateId === null ? 'Add Task Template' : 'Edit Task Template'}
      size="large"
      isTall
      confirm={{
        label: 'Save',
        isPending: draft.isPending,
        onPress: () => {
          drop(save(), (failure) => {
            throw failure;
          });
        },
      }}
      error={draft.error ?? undefined}
    >
      {draft.theirs ? (
        <TheirChanges key={JSON.stringify(draft.theirs)} theirs={draft.theirs} mine={draft.definition} />
      ) : null}
      <Tabs
        label="Pages of the task template"
        tabs={taskPages.map((id) => {
          const count = faultsOn(id);
          if (count === 0) return { id, label: pageNames[id] };
          return {
            id,
            label: `${pageNames[id]} (${countOf(count, 'fault')})`,
            icon: CircleAlert,
          };
        })}
        selectedId={page}
        onChange={setPage}
      >
        <Stack padding={4} gap={4}>
          <CurrentPage page={page} draft={draft} templateId={templateId} categoryId={categoryId} />
        </Stack>
      </Tabs>
    </Dialog>
  );
}

type PageProps = {
  page: TaskPage;
  draft: ReturnType<typeof useTaskDraft>;
  templateId: string | null;
  categoryId: string;
};

function CurrentPage({ page, draft, templateId, categoryId }: PageProps) {
  const { definition, change, faults } = draft;
  switch (page) {
    case 'general':
      return (
        <GeneralPage
          name={definition.name}
          categoryId={categoryId}
          onChange={(name) => change({ name })}
          error={faults.name}
        />
      );
    case 'target':
      return (
        <TargetPage
          target={definition.target}
          ownTemplateId={templateId}
          onChange={(target) => change({ target })}
          error={faults.target}
        />
      );
    case 'visibility':
      return (
        <ConditionList
          value={definition.visibility}
          onChange={(visibility) => change({ visibility })}
          errors={Object.fromEntries(
            definition.visibility.flatMap((_, index) => {
              const fault = faults[`visibility.${index}`];
              return fault ? [[index, fault]] : [];
            }),
          )}
        />
      );
    case 'actions':
      return (
        <ActionsPage definition={definition} faults={faults} onChange={(actions) => change({ actions })} />
      );
    case 'pre-activation':
      return (
        <>
          <Switch
            label="Must be done before activation"
            isSelected={definition.preActivation}
            onChange={(preActivation) => change({ preActivation })}
          />
          <Text>
            A matter that is a Quote can become Active only when every such task is completed or not required.
            Until then a message lists those that are left.
          </Text>
          {definition.preActivation && definition.visibility.length > 0 ? (
            <InlineMessage tone="info">
              While its visibility conditions hide it, this task does not hold up activation.
            </InlineMessage>
          ) : null}
        </>
      );
    default:
      return assertNever(page);
  }
}
