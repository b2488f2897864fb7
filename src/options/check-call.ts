import type { IConstruct } from 'constructs';
import { FindingsError, throwFindings } from '../enforcement/findings-error';
import { headOf, type Finding } from '../findings/finding';
import { kindOf } from '../rules/catalogue';
import { constructPath } from '../tree/construct-path';
import { argumentProblems } from './check-value';
import { optionTexts } from './option-texts';
import { parametersOf } from './option-types';
import { otherPodOf } from './other-pod';
import { isOfType } from './recognize';

/** What is known of a call besides its arguments. */
export interface CallContext {
  /** The construct whose method is called, if none of the arguments is one. */
  readonly construct?: IConstruct;
  /** Whether a class that extends the one that is called may bring options of its own. */
  readonly isExtended?: boolean;
  /** Whether the call is about several Pods. */
  readonly isForSeveral?: boolean;
}

/** More findings than these tell nobody more. */
const MAX_FINDINGS = 20;

/**
 * Refuses the arguments of a call of the public API that are not what the table of options says: values of another type
 * (finding `option-type`), unknown names (finding `unknown-option`), options that are missing (finding `option-missing`),
 * and containers or volumes of another Pod (finding `other-pod`). All of them are reported at once, before anything is done with a value.
 *
 * @param call - the constructor, factory or method, such as `Sidecar` or `Probe.fromCommand`
 * @param values - its `arguments`, or a list with the items of a rest parameter as one
 */
export function checkCall(call: string, values: ArrayLike<unknown>, context: CallContext = {}): void {
  const { isExtended = false, isForSeveral = false } = context;
  const problems = argumentProblems(call, values, {
    allowsOthers: isExtended,
    checkReference: (reference) => otherPodOf(reference, scopeOf(call, values) ?? context.construct, isForSeveral),
  });
  if (problems.length === 0) return;
  const construct = constructOf(call, values, context);
  const findings = optionTexts(call, values, problems).map(({ rule, path, ...text }) => ({
    ...headOf(kindOf(rule)),
    ...construct,
    location: { option: `${call}${path}` },
    ...text,
  }));
  throwFindings(new FindingsError(findings.slice(0, MAX_FINDINGS)));
}

/** The construct that is made below its scope, that is passed, or whose method it is. */
function constructOf(call: string, values: ArrayLike<unknown>, context: CallContext): Pick<Finding, 'construct'> {
  const scope = scopeOf(call, values);
  if (!scope) return context.construct ? { construct: constructPath(context.construct) } : {};
  const id = argumentOf(call, values, 'id');
  const isNamed = typeof id === 'string' && id !== '';
  return { construct: isNamed ? [scope.node.path, id].filter((part) => part !== '').join('/') : constructPath(scope) };
}

function scopeOf(call: string, values: ArrayLike<unknown>): IConstruct | undefined {
  const scope = argumentOf(call, values, 'scope');
  return isConstruct(scope) ? scope : undefined;
}

function argumentOf(call: string, values: ArrayLike<unknown>, name: string): unknown {
  return values[parametersOf(call).findIndex((each) => each.name === name)];
}

function isConstruct(value: unknown): value is IConstruct {
  return isOfType({ form: 'class', name: 'Construct' }, value);
}
