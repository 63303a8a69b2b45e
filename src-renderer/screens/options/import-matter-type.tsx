import { Upload } from 'lucide-react';
import { useState } from 'react';
import type { OutputOf } from '../../../src-shared/contract/contract.ts';
import { drop } from '../../../src-shared/result.ts';
import { useAct } from '../../api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { InlineMessage } from '../../ui/inline-message.tsx';
import { Stack } from '../../ui/stack.tsx';
import { Text } from '../../ui/text.tsx';
import { TextList } from '../../ui/text-list.tsx';

const largest = 2_000_000;

/** Makes a matter type of a file that was exported, and reports what could not be matched. */
export function ImportMatterType({ onOpen }: { onOpen: (matterTypeId: string) => void }) {
  const importing = useAct('options.importMatterType');
  const [problem, setProblem] = useState<string | null>(null);
  const close = (): void => {
    setProblem(null);
    importing.reset();
  };
  const read = async (file: File): Promise<void> => {
    if (file.size > largest) setProblem(`“${file.name}” is too large to be a matter type.`);
    else importing.mutate({ json: await file.text() });
  };
  const refused = problem ?? importing.error?.message;
  return (
    <>
      <FileButton
        icon={Upload}
        accept={['.json', 'application/json']}
        isPending={importing.isPending}
        onChoose={(file) =>
          drop(read(file), () => setProblem(`“${file.name}” cannot be read. Choose it again.`))
        }
      >
        Import
      </FileButton>
      {refused === undefined ? null : (
        <Dialog isOpen onClose={close} title="The file was not imported" size="small">
          <InlineMessage tone="danger">{refused}</InlineMessage>
        </Dialog>
      )}
      {importing.data ? (
        <ImportReport
          answer={importing.data}
          onClose={close}
          onOpen={(matterTypeId) => {
            close();
            onOpen(matterTypeId);
          }}
        />
      ) : null}
    </>
  );
}

type ImportReportProps = {
  answer: OutputOf<'options.importMatterType'>;
  onClose: () => void;
  onOpen: (matterTypeId: string) => void;
};

function ImportReport({ answer: { matterTypeId, name, report }, onClose, onOpen }: ImportReportProps) {
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Import report"
      cancelLabel="Close"
      confirm={{ label: 'Open matter type', onPress: () => onOpen(matterTypeId) }}
    >
      <Stack gap={3}>
        {report.length === 0 ? (
          <InlineMessage tone="success">{`“${name}” was imported, and everything was matched.`}</InlineMessage>
        ) : (
          <>
            <InlineMessage tone="warning">
              {`“${name}” was imported. ${report.length === 1 ? 'One thing' : `${report.length} things`} could not be matched:`}
            </InlineMessage>
            <TextList label="What could not be matched" items={report} />
            <Text tone="muted">Such parts are left out or do nothing until they are mended.</Text>
          </>
        )}
      </Stack>
    </Dialog>
  );
}
