import type { Queryable } from '../database/database.ts';
import { loadDefinitions } from '../tasks/definitions.ts';
import type { TypeContents } from './type-contents.ts';
import { type Place, placesOf } from './uses.ts';
import { type FollowedVersion, listFollowedVersions } from './uses-queries.ts';

/** Finds where something of a matter type is used: `isUse` says of a place whether it names it. A line for each use. */
type FindUses = (isUse: (place: Place) => boolean) => string[];

/**
 * Reads what can name anything of a matter type: its categories and task templates as they are now, and the earlier
 * versions (and the deleted templates) that outstanding tasks of its open matters still follow.
 */
export async function readUses(
  db: Queryable,
  matterTypeId: string,
  contents: Pick<TypeContents, 'categories' | 'templates'>,
): Promise<FindUses> {
  const presentVersions = new Map(contents.templates.map(({ id, versionId }) => [id, versionId]));
  const followed = (await listFollowedVersions(db, matterTypeId)).filter(
    ({ templateId, versionId }) => presentVersions.get(templateId) !== versionId,
  );
  const definitions = await loadDefinitions(
    db,
    followed.map(({ versionId }) => versionId),
  );
  const present = placesOf(contents);
  const earlier = followed.flatMap((version) => {
    const definition = definitions.get(version.versionId);
    if (!definition) return [];
    const { templateId: id } = version;
    const isDeleted = !presentVersions.has(id);
    const places = placesOf({ categories: [], templates: [{ id, definition }] });
    return [{ version, places, name: definition.name, isDeleted }];
  });
  return (isUse) => [
    ...present.filter(isUse).map((place) => place.where),
    ...sayEarlier(earlier.filter(({ places }) => places.some(isUse))),
  ];
}

type Earlier = { version: FollowedVersion; name: string; isDeleted: boolean };

/** A line for each task template, however many of its versions are followed. */
function sayEarlier(uses: readonly Earlier[]): string[] {
  return [...Map.groupBy(uses, ({ version }) => version.templateId).values()].flatMap((ofTemplate) => {
    const last = ofTemplate.at(-1);
    if (!last) return [];
    const count = ofTemplate.reduce((sum, { version }) => sum + version.matters, 0);
    const matters = count === 1 ? '1 open matter has' : `${count} open matters have`;
    return last.isDeleted
      ? `“${last.name}”, deleted, as ${matters} it still: apply that to them first, or complete it there`
      : `“${last.name}”, as ${matters} it by an earlier version: apply the present one to them first`;
  });
}
