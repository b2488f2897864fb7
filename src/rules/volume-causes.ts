import type { FindingCause } from '../findings/finding';
import { groupBy } from '../kubernetes/group-by';
import { fieldsOf, listOf, textOf, type Fields } from '../kubernetes/json';
import type { Pod } from '../pod/pod';
import { volumeNamesIn } from '../pod/volume-names';
import { causeAt, type Said } from './server-causes';

/** A volume as the API server counts them: a StatefulSet has those of its claims first, and in the place of others. */
interface CountedVolume {
  readonly name: string;
  /** Its index in `spec.volumes`; absent if a claim makes it. */
  readonly written?: number;
}

/**
 * The volumes of a Pod to the API server. It takes a volume only if nothing is wrong with it: to what mounts one that it
 * refuses it says that there is none, and the next volume of that name is the first one then.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, ValidateVolumes; apps/validation, ValidatePodTemplateSpecForStatefulSet
 */
export class JudgedVolumes {
  /** What is said of the Pod, of volumes by the index that the API server counts. */
  public readonly said: readonly Said[];
  private readonly volumes: readonly CountedVolume[];
  private readonly prefix: string;
  /** The indexes by those of the volumes as they are written. */
  private readonly indexes: ReadonlyMap<number | undefined, number>;
  /** Where each name is taken. */
  private readonly taken = new Map<string, number>();
  private byName?: ReadonlyMap<string, readonly number[]>;
  private mounts?: Map<unknown, readonly FindingCause[]>;

  public constructor(
    private readonly pod: Pod,
    said: readonly Said[],
  ) {
    this.prefix = pod.pathInObject('volumes[');
    this.volumes = countedVolumes(pod);
    this.indexes = new Map(this.volumes.map(({ written }, index) => [written, index]));
    this.said = said.map((one) => this.counted(one));
    const wrong = new Set(this.said.filter(isAboutItself).map(({ cause }) => this.indexIn(cause.field)));
    for (const [index, { name }] of this.volumes.entries()) {
      if (!wrong.has(index) && !this.taken.has(name)) this.taken.set(name, index);
    }
  }

  /** What is said of volumes of one name: each of them is too much that stands behind one which is taken. */
  public duplicatesOf(name: string): FindingCause[] {
    this.byName ??= groupIndexes(this.volumes);
    const first = this.taken.get(name) ?? Infinity;
    const later = this.byName.get(name)?.filter((index) => index > first) ?? [];
    return later.map((index) => causeAt('FieldValueDuplicate', `${this.prefix}${index}].name`));
  }

  /** What is said of the mounts, devices and files of the volume that a cause is about, once of each volume. */
  public mountsOf({ field }: FindingCause): readonly FindingCause[] {
    const name = this.volumes[this.indexIn(field) ?? -1]?.name ?? '';
    if (name === '' || this.taken.has(name)) return [];
    this.mounts ??= mountsByVolume(this.pod);
    const causes = this.mounts.get(name) ?? [];
    this.mounts.delete(name);
    return causes;
  }

  /** Claims are named by that index in the first place. */
  private counted(one: Said): Said {
    const { finding, cause } = one;
    const written = this.indexIn(cause.field);
    if (written === undefined || this.indexIn(finding.location?.path ?? '') === undefined) return one;
    const index = this.indexes.get(written) ?? -1;
    const field = `${this.prefix}${index}${cause.field.slice(`${this.prefix}${written}`.length)}`;
    return index < 0 ? one : { finding, cause: { ...cause, field } };
  }

  private indexIn(field: string): number | undefined {
    if (!field.startsWith(this.prefix)) return undefined;
    return Number.parseInt(field.slice(this.prefix.length), 10);
  }
}

function countedVolumes({ manifest, spec }: Pod): CountedVolume[] {
  const claims = manifest['kind'] === 'StatefulSet' ? claimNames(manifest) : [];
  const written = listOf(spec['volumes']).map((volume, index) => ({
    name: textOf(fieldsOf(volume)['name']) ?? '',
    written: index,
  }));
  return [...claims.map((name) => ({ name })), ...written.filter(({ name }) => !claims.includes(name))];
}

/** The names of claims, each once, with that of those which have none. */
function claimNames({ spec }: Fields): string[] {
  const claims = listOf(fieldsOf(spec)['volumeClaimTemplates']);
  return [...new Set(claims.map((claim) => textOf(fieldsOf(fieldsOf(claim)['metadata'])['name']) ?? ''))];
}

/** That its name is taken is not a fault of the volume before it. */
function isAboutItself({ finding }: Said): boolean {
  return finding.rule !== 'duplicate-volume';
}

function groupIndexes(volumes: readonly CountedVolume[]): ReadonlyMap<string, readonly number[]> {
  return groupBy([...volumes.keys()], (index) => volumes[index]?.name ?? '');
}

/** What is said of everything that names a volume if that is refused, by the name. */
function mountsByVolume(pod: Pod): Map<unknown, readonly FindingCause[]> {
  const byName = groupBy(pod.containers.flatMap(volumeNamesIn), ({ name }) => name);
  return new Map(
    [...byName].map(([name, all]) => [
      name,
      all.map(({ path }) => causeAt('FieldValueNotFound', pod.pathInObject(path))),
    ]),
  );
}
