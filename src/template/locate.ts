import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { definedFields } from '../kubernetes/json';
import { headOf } from '../findings/finding';
import { valueAsCode } from '../findings/finding-text';
import type { FindingKind } from '../findings/finding-kind';
import { kindOf } from '../rules/catalogue';
import { closestName } from '../kubernetes/closest-name';
import { quotedList } from '../kubernetes/words';
import { constructPath } from '../tree/construct-path';
import { defaultChild, makerOf } from '../tree/default-child';
import { FindingsError, throwFindings } from '../enforcement/findings-error';
import { COMMON_KINDS, typeFix } from './known-kinds';
import { isIncluding, type Including } from './includes';
import { kindsOf } from './registered-kinds';

/**
 * Which of several objects is meant.
 */
export interface PodTemplateOptions {
  /**
   * The kind of the object, such as `Deployment`.
   * @default - any kind that holds a Pod
   */
  readonly kind?: string;

  /**
   * The name of the object, as in its `metadata.name`.
   * @default - any name
   */
  readonly name?: string;
}

/** Whether a construct is an object whose kind holds a Pod. */
export function holdsPod(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct) && kindsOf(construct).length > 0;
}

/**
 * The object that holds the Pod that a construct is, makes or stands in.
 *
 * @param call - whose scope it is, such as `Sidecar` or `QosTier.applyTo`
 */
export function locateWorkload(scope: IConstruct, selector: PodTemplateOptions, call: string): ApiObject {
  for (const construct of [...scope.node.scopes].reverse()) {
    const own = workloadOf(construct);
    if (own) return fits(own, selector) ? own : refuseOther(scope, own, selector);
    if (isIncluding(construct)) return fromInclude(construct, selector, call);
  }
  return refuseWithoutPod(scope, call);
}

/** The path by which people know an object: that of the construct that made it. */
export function displayPath(workload: ApiObject): string {
  return makerOf(workload).node.path;
}

/** The object that a construct is or makes, as far as its kind holds a Pod; what stands above it does not count. */
export function workloadOf(construct: IConstruct): ApiObject | undefined {
  let current: IConstruct | undefined = construct;
  while (current) {
    if (holdsPod(current)) return current;
    current = defaultChild(current);
  }
  return undefined;
}

function fromInclude(include: Including, selector: PodTemplateOptions, call: string): ApiObject {
  const candidates = include.apiObjects.filter(holdsPod);
  const chosen = candidates.filter((candidate) => fits(candidate, selector));
  if (chosen.length === 1 && chosen[0]) return chosen[0];
  return refuseInclude(include, candidates, selector, call);
}

function fits({ kind, name }: ApiObject, selector: PodTemplateOptions): boolean {
  return kind === (selector.kind ?? kind) && name === (selector.name ?? name);
}

function refuseOther(scope: IConstruct, { kind, name }: ApiObject, selector: PodTemplateOptions): never {
  const wanted = [
    selector.kind ?? 'one',
    ...(selector.name === undefined ? [] : [`of the name ${selector.name}`]),
  ].join(' ');
  return rejectConstruct('include-selection', scope, {
    option: 'PodTemplate.of.selector',
    value: definedFields({ kind: selector.kind, name: selector.name }),
    message: `the Pod here is that of the ${kind} ${name}, and ${wanted} was asked for.`,
    fix: 'choose by kind and name only among the objects of an Include, or pass the object itself.',
  });
}

function refuseInclude(
  include: Including,
  candidates: readonly ApiObject[],
  selector: PodTemplateOptions,
  call: string,
): never {
  const count = candidates.filter((candidate) => fits(candidate, selector)).length;
  const names = candidates.map(({ kind, name }) => `${kind} ${name}`).sort();
  const there =
    names.length === 0 ? nothingIn(include) : `there ${names.length === 1 ? 'is' : 'are'} ${quotedList(names)}`;
  const chosen = definedFields({ kind: selector.kind, name: selector.name });
  return rejectConstruct('include-selection', include, {
    option: `${call}.${call === 'PodTemplate.of' ? 'selector' : 'scope'}`,
    ...(Object.keys(chosen).length > 0 && { value: chosen }),
    message: `${count === 0 ? 'no object fits' : `${count} objects fit`}, and exactly one must: ${there}.`,
    fix:
      names.length === 0
        ? 'include a file with a workload.'
        : (meantObject(candidates, selector) ??
          'choose one by kind and name, as in PodTemplate.of(include, { kind, name }); the scope of a pattern is its `workload`.'),
  });
}

/** The name that a kind or name which no object has was probably meant to be. */
function meantObject(candidates: readonly ApiObject[], selector: PodTemplateOptions): string | undefined {
  for (const key of ['kind', 'name'] as const) {
    const [wanted, known] = [selector[key], candidates.map((candidate) => candidate[key])];
    if (wanted === undefined || known.includes(wanted)) continue;
    const closest = closestName(wanted, known);
    if (closest !== undefined) return `did you mean the ${key} "${closest}"? Use that name.`;
  }
  return undefined;
}

function refuseWithoutPod(scope: IConstruct, call: string): never {
  const object = [...scope.node.scopes].reverse().find((each) => ApiObject.isApiObject(each));
  return rejectConstruct('pod-missing', scope, {
    option: `${call}.scope`,
    message: 'neither this construct nor one above it holds a Pod.',
    fix:
      (object && typeFix(object)) ??
      `pass a workload as the scope: a cdk8s-plus workload, an Include, or an ApiObject of kind ${COMMON_KINDS}, or of a common operator; PodKinds.register tells of other kinds.`,
  });
}

function nothingIn(include: Including): string {
  const hasList = include.apiObjects.some(({ kind }) => kind === 'List');
  return hasList
    ? 'the included file has a List, which cdk8s includes as one object: take LocalInclude, which opens it'
    : 'nothing in the included file holds a Pod';
}

/** What is wrong with a construct, and the option that says so. */
export interface RejectedConstruct {
  readonly message: string;
  readonly fix: string;
  /** The option, such as `metrics.interval`, or the call and its parameter, such as `Rules.waive.reason`. */
  readonly option: string;
  /** What stands there. */
  readonly value?: unknown;
}

/** Throws one finding about a construct that cannot be taken as it is. */
export function rejectConstruct(rule: string, construct: IConstruct, rejected: RejectedConstruct): never {
  return rejectConstructs(rule, construct, [rejected]);
}

/** Throws all that is wrong with a construct; what is of another kind says so. */
export function rejectConstructs(
  rule: string,
  construct: IConstruct,
  all: readonly (RejectedConstruct & { readonly kind?: FindingKind })[],
): never {
  const findings = all.map(({ kind = kindOf(rule), option, value, ...text }) => {
    const shown = value === undefined ? {} : { value: valueAsCode(value) };
    return { ...headOf(kind), construct: constructPath(construct), location: { option }, ...shown, ...text };
  });
  return throwFindings(new FindingsError(findings));
}
