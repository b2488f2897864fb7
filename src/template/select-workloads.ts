import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { closestName } from '../kubernetes/closest-name';
import { definedEntries } from '../kubernetes/json';
import { rejectConstruct, rejectConstructs, type RejectedConstruct } from './locate';
import { COMMON_KINDS, kindsKnownIn } from './known-kinds';

/**
 * Which Pods below a construct are meant. A Pod must fit everything that is said.
 */
export interface PodTemplateGroupOptions {
  /**
   * The kinds of the objects that hold them, such as `['Deployment', 'StatefulSet']`.
   * @default - every kind
   */
  readonly kinds?: string[];

  /**
   * Labels that the objects that hold them have, with these values.
   * @default - any
   */
  readonly labels?: { readonly [name: string]: string };

  /**
   * Workloads that are exempt, and constructs below which every Pod is.
   * @default - none
   */
  readonly except?: IConstruct[];
}

/** Whether the Pod of an object is selected, for those that are added later too. */
export function selectorOf(scope: IConstruct, selection: PodTemplateGroupOptions): (workload: ApiObject) => boolean {
  const { kinds, labels = {}, except = [] } = selection;
  if (kinds?.length === 0) refuseNoKinds(scope);
  const unknown = kinds?.flatMap((kind, index) => kindProblem(scope, kind, index) ?? []) ?? [];
  if (unknown.length > 0) rejectConstructs('pod-selection', scope, unknown);
  const [chosen, wanted, exempt] = [kinds && new Set(kinds), definedEntries(labels), new Set(except)];
  return (workload) =>
    (chosen?.has(workload.kind) ?? true) &&
    wanted.every(([name, value]) => workload.metadata.getLabel(name) === value) &&
    !workload.node.scopes.some((each) => exempt.has(each));
}

function refuseNoKinds(scope: IConstruct): never {
  return rejectConstruct('pod-selection', scope, {
    option: 'PodTemplate.all.kinds',
    value: [],
    message: 'the list of `kinds` is empty, so that no Pod is selected.',
    fix: "name a kind, as in kinds: ['Deployment'], or leave `kinds` out: every kind is selected then.",
  });
}

/** A misspelt kind would select nothing. */
function kindProblem(scope: IConstruct, kind: string, index: number): RejectedConstruct | undefined {
  const known = kindsKnownIn(scope);
  if (known.includes(kind)) return undefined;
  const closest = closestName(kind, known);
  return {
    option: `PodTemplate.all.kinds[${index}]`,
    value: kind,
    message: `no kind "${kind}" holds a Pod.`,
    fix:
      closest === undefined
        ? `write a kind such as ${COMMON_KINDS}, or register yours before with PodKinds.register.`
        : `did you mean "${closest}"? Use that name.`,
  };
}
