import { isFields, listOf, textOf, textsOf, type Fields } from '../kubernetes/json';
import { variableReferences } from '../kubernetes/variable-references';
import { containersOf, type PodContainer } from './containers';

/** A reference such as `$(NAME)` that Kubernetes leaves as it is written, since nobody has set the variable. */
export interface UnsetVariable {
  readonly container: string;
  /** Where the reference stands. */
  readonly in: 'env' | 'command' | 'args' | 'subPathExpr';
  /** The variable of the container whose value has the reference; absent outside of `env`. */
  readonly variable?: string;
  /** The name that is referred to. */
  readonly name: string;
  /** Whether `env` sets it after its use. A variable of the image does not count. */
  readonly isSetLater: boolean;
}

/** The most references of a container that are listed. */
const MAX_VARIABLES = 100;

/**
 * The references to variables that nobody has set. In `env` only what stands before counts, and `envFrom`, which comes
 * first; in the command and the arguments all of it does. A name that `envFrom` or a Service may set is passed over.
 *
 * Source: pkg/kubelet/kubelet_pods.go, makeEnvironmentVariables; pkg/kubelet/container/helpers.go,
 * ExpandContainerCommandAndArgs and ExpandContainerVolumeMounts
 */
export function unsetVariables(spec: Fields): UnsetVariable[] {
  const hasServices = spec['enableServiceLinks'] !== false;
  return containersOf(spec).flatMap((container) => {
    const isUnset = ({ name }: UnsetVariable): boolean => NAME.test(name) && !maySet(container, name, hasServices);
    return firstOf(unsetIn(container), isUnset);
  });
}

/** As many as are listed of those that are meant. */
function firstOf(references: Iterable<UnsetVariable>, isMeant: (reference: UnsetVariable) => boolean): UnsetVariable[] {
  const first: UnsetVariable[] = [];
  for (const reference of references) {
    if (isMeant(reference)) first.push(reference);
    if (first.length === MAX_VARIABLES) break;
  }
  return first;
}

function* unsetIn(container: PodContainer): Iterable<UnsetVariable> {
  const variables = listOf(container.fields['env']).filter(hasName);
  const names = new Set(variables.map(({ name }) => name));
  yield* inEnvironment(container, variables, names);
  yield* inCommand(container, names);
  yield* inMounts(container, names);
}

/** The variables that the kubelet makes of the Services in the namespace, and of the one of the API server. */
const OF_SERVICES = /_SERVICE_(HOST|PORT)(_\w+)?$|_PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?$/;

/** The name of a Service has at most 63 characters, and that of a port 15. */
const MAX_SERVICE_VARIABLE = 100;

function isOfService(name: string): boolean {
  return name.length <= MAX_SERVICE_VARIABLE && OF_SERVICES.test(name);
}

function maySet({ fields }: PodContainer, name: string, hasServices: boolean): boolean {
  if (isOfService(name) && (hasServices || name.startsWith('KUBERNETES_'))) return true;
  return listOf(fields['envFrom']).some((item) => isFields(item) && name.startsWith(textOf(item['prefix']) ?? ''));
}

type Variable = Fields & { readonly name: string };

function hasName(item: unknown): item is Variable {
  return isFields(item) && typeof item['name'] === 'string';
}

function* inEnvironment(
  container: PodContainer,
  variables: readonly Variable[],
  all: ReadonlySet<string>,
): Iterable<UnsetVariable> {
  const before = new Set<string>();
  for (const { name: variable, value } of variables) {
    const missing = new Set(variableReferences(textOf(value) ?? '').filter((name) => !before.has(name)));
    before.add(variable);
    for (const name of missing) {
      const isSetLater = name !== variable && all.has(name);
      yield { container: container.name, in: 'env', variable, name, isSetLater };
    }
  }
}

function inCommand(container: PodContainer, set: ReadonlySet<string>): UnsetVariable[] {
  const isName = isScript(container) ? NAME_IN_SCRIPT : /./;
  return (['command', 'args'] as const).flatMap((field) => {
    const words = textsOf(container.fields[field]);
    return unset({ container: container.name, in: field }, words, set).filter(({ name }) => isName.test(name));
  });
}

function inMounts({ name, fields }: PodContainer, set: ReadonlySet<string>): UnsetVariable[] {
  const mounts = listOf(fields['volumeMounts']).filter(isFields);
  const paths = mounts.flatMap(({ subPathExpr }) => textOf(subPathExpr) ?? []);
  return unset({ container: name, in: 'subPathExpr' }, paths, set);
}

function unset(
  place: Pick<UnsetVariable, 'container' | 'in'>,
  texts: readonly string[],
  set: ReadonlySet<string>,
): UnsetVariable[] {
  const missing = new Set(texts.flatMap(variableReferences).filter((name) => !set.has(name)));
  return [...missing].map((name) => ({ ...place, name, isSetLater: false }));
}

/** Anything else is a part of a value, which no report shows. */
const NAME = /^[A-Za-z_][\w.-]{0,252}$/;

/** In a script `$(date)` runs a program, and hardly one has a name in capital letters. */
const NAME_IN_SCRIPT = /^[A-Z_][A-Z0-9_]*$/;

const SHELL = /(^|\/)(sh|bash|ash|dash|zsh|ksh|busybox)$/;

/** Whether a shell reads the command, as far as that can be seen: the image may begin it with a shell. */
function isScript({ fields }: PodContainer): boolean {
  const words = textsOf(fields['command']);
  return words.length === 0 || words.some((word) => SHELL.test(word));
}
