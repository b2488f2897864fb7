import type { IConstruct } from 'constructs';
import type { CheckLevel } from '../check/levels';
import { findInManifests } from '../enforcement/manifest-findings';
import { rejectOption } from '../enforcement/reject-option';
import type { Finding } from '../findings/finding';
import { FindingLevel } from '../findings/finding-kind';
import { isFields, type Fields, type Manifest } from '../kubernetes/json';
import { NEWEST_VERSION } from '../kubernetes/version';
import { objectsIn } from '../manifests/objects';
import { checkCall } from '../options/check-call';
import { manifestsFor } from '../options/meant-call';
import { isPlainObject } from '../options/recognize';
import { valueWords } from '../options/type-words';
import { judgeTree } from './judge-tree';
import type { TargetClusterOptions } from './target-cluster';

/**
 * How manifests are judged that no code of this library makes.
 */
export interface ManifestFindingsOptions {
  /**
   * The cluster that they are for.
   * @default - the newest version of Kubernetes that is known
   */
  readonly target?: TargetClusterOptions;

  /**
   * Up to which level they are judged; each level has all of those before it: INVALID, RECOMMENDED, RESTRICTED.
   * @default FindingLevel.RECOMMENDED
   */
  readonly level?: FindingLevel;
}

/**
 * What is found in Pods.
 */
export class Findings {
  /**
   * Everything that is found below a construct as it stands now, without an exception: errors, warnings, infos, and what
   * is waived, which has a `waiver`. What is the same in several containers is found for each of them; only the printed text
   * says it once. Only Pods that code of this library edits or promises something of are judged.
   *
   * @param scope - a workload, a chart, an app or any other construct
   */
  public static of(scope: IConstruct): Finding[] {
    checkCall('Findings.of', arguments);
    const { path } = scope.node;
    const isBelow = ({ construct }: Finding): boolean =>
      path === '' || construct === path || construct?.startsWith(`${path}/`) === true;
    return judgeTree(scope.node.root).filter(isBelow);
  }

  /**
   * Everything that is found in manifests that are plain objects, as `pod-patterns check` finds it: in their Pods, and among
   * the objects. What an annotation of an object waives has a `waiver`. Objects without a Pod are passed over.
   *
   * @param manifests - the objects; a `List` stands for its items
   * @param options - the cluster, and the level
   * @throws FindingsError if one of them is not an object, or a Pod is too large to be judged (finding `option-type`)
   *
   * @example
   * const findings = Findings.ofManifests(chart.toJson(), { level: FindingLevel.RECOMMENDED });
   * if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'));
   */
  public static ofManifests(manifests: Manifest[], options: ManifestFindingsOptions = {}): Finding[] {
    checkCall('Findings.ofManifests', arguments);
    const { target = {}, level = FindingLevel.RECOMMENDED } = options;
    const { findings, problems } = findInManifests(manifests.flatMap(objectsOf), {
      target: { version: NEWEST_VERSION, featureGates: {}, ...target },
      level: levelOf(level),
      podKinds: [],
    });
    if (problems.length > 0) refuseManifests('', problems.join('; '));
    return [...findings];
  }
}

function objectsOf(manifest: Manifest, index: number): Fields[] {
  if (typeof manifest === 'string' || (isFields(manifest) && !isPlainObject(manifest))) {
    return rejectOption('option-type', {
      place: `Findings.ofManifests.manifests[${index}]`,
      message: `this is ${valueWords({ form: 'list', items: { form: 'scalar', scalar: 'any' } }, manifest)}, not a Kubernetes object as plain data.`,
      fix: manifestsFor(manifest),
    });
  }
  if (isFields(manifest) && !('items' in manifest) && typeof manifest['kind'] !== 'string') {
    refuseManifests(`[${index}]`, 'this object has no `kind`');
  }
  return objectsIn(manifest).map((entry) => {
    const place = entry.path === '' ? `[${index}]` : `[${index}].${entry.path}`;
    return 'problem' in entry ? refuseManifests(place, entry.problem) : entry.object;
  });
}

function refuseManifests(place: string, problem: string): never {
  return rejectOption('option-type', {
    place: `Findings.ofManifests.manifests${place}`,
    message: `${problem}.`,
    fix: 'pass Kubernetes objects, such as what Testing.synth returns.',
  });
}

function levelOf(level: FindingLevel): CheckLevel {
  if (level !== FindingLevel.CODE) return level;
  return rejectOption('option-type', {
    place: 'Findings.ofManifests.level',
    message: 'level is "code", and plain objects have no code.',
    fix: 'choose FindingLevel.INVALID, FindingLevel.RECOMMENDED or FindingLevel.RESTRICTED.',
  });
}
