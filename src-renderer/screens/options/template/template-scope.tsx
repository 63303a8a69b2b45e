import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { MatterTypeOptions } from '../../../../src-shared/contract/options.ts';
import type { TokenOptions } from '../../../../src-shared/contract/task-templates.ts';
import type { ConditionNames } from '../../../../src-shared/domain/conditions.ts';
import { catalogueWith } from '../../../../src-shared/domain/tokens.ts';
import { useCall } from '../../../api.ts';
import { useNavigation } from '../../../app/navigation.ts';
import { InlineMessage } from '../../../ui/inline-message.tsx';
import type { PickedMatter } from './matter-picker.tsx';

/** What everything that is edited of one matter type can ask: its names, its tokens, and the matter it is tried on. */
export type TemplateScopeValue = {
  type: MatterTypeOptions;
  /** The task template that is edited; null for one that is not saved yet, and for a category. */
  templateId: string | null;
  names: ConditionNames;
  /** With their values on the matter it is tried on. */
  tokens: readonly TokenOptions[];
  /** The open matter when it is of this type, or another that was chosen. */
  matter: PickedMatter | null;
  chooseMatter: (matter: PickedMatter) => void;
};

const ScopeContext = createContext<TemplateScopeValue | null>(null);

/** What is known of the matter type that is edited; only inside TemplateScope. */
export function useTemplateScope(): TemplateScopeValue {
  const scope = useContext(ScopeContext);
  if (!scope) throw new Error('useTemplateScope outside TemplateScope');
  return scope;
}

type TemplateScopeProps = { matterTypeId: string; templateId?: string | null; children: ReactNode };

/** Asks for a matter type's names and tokens once, for all that stands in it. */
export function TemplateScope({ matterTypeId, templateId = null, children }: TemplateScopeProps) {
  const { navigation } = useNavigation();
  const [chosen, setChosen] = useState<PickedMatter | null>(null);
  const type = useCall('options.matterType', { matterTypeId });
  const open = useCall(
    'matters.get',
    { matterId: navigation.matterId ?? '' },
    { enabled: navigation.matterId !== null },
  );
  const openHere = open.data?.matterTypeId === matterTypeId ? open.data : null;
  const matter = chosen ?? openHere;
  const tokens = useCall(
    'options.tokens',
    { matterTypeId, matterId: matter?.id ?? null },
    { keepPrevious: true, enabled: navigation.matterId === null || !open.isLoading },
  );
  const scope = useMemo(() => {
    if (!type.data || !tokens.data) return null;
    const picked = matter && { id: matter.id, reference: matter.reference, clients: matter.clients };
    return {
      type: type.data,
      templateId,
      names: namesOf(type.data),
      tokens: tokens.data.tokens,
      matter: picked,
      chooseMatter: setChosen,
    };
  }, [type.data, templateId, tokens.data, matter]);
  const error = type.error ?? tokens.error;
  if (scope) return <ScopeContext value={scope}>{children}</ScopeContext>;
  return error ? <InlineMessage tone="danger">{error.message}</InlineMessage> : null;
}

function namesOf(type: MatterTypeOptions): ConditionNames {
  return {
    catalogue: catalogueWith(type.fields),
    statusNames: new Map(type.statusTypes.map(({ id, name }) => [id, name])),
    taskNames: new Map(type.categories.flatMap(({ tasks }) => tasks.map(({ id, name }) => [id, name]))),
  };
}
