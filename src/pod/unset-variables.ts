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
    const isPossible = (name: string): boolean => maySet(container, name, hasServices);
    return [...inEnvironment(container), ...inCommand(container), ...inMounts(container)]
      .filter(({ name }) => NAME.test(name) && !isPossible(name))
      .slice(0, MAX_VARIABLES);
  });
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

interface Variable {
  readonly name: string;
  readonly value: string;
}

function variablesOf({ fields }: PodContainer): Variable[] {
  return listOf(fields['env']).flatMap((item) => {
    const name = isFields(item) ? textOf(item['name']) : undefined;
    return isFields(item) && name !== undefined ? { name, value: textOf(item['value']) ?? '' } : [];
  });
}

function inEnvironment(container: PodContainer): UnsetVariable[] {
  const variables = variablesOf(container);
  const all = new Set(variables.map(({ name }) => name));
  const before = new Set<string>();
  return variables.flatMap(({ name: variable, value }) => {
    const missing = new Set(variableReferences(value).filter((name) => !before.has(name)));
    before.add(variable);
    return [...missing].map((name) => {
      const isSetLater = name !== variable && all.has(name);
      return { container: container.name, in: 'env' as const, variable, name, isSetLater };
    });
  });
}

function inCommand(container: PodContainer): UnsetVariable[] {
  const isName = isScript(container) ? NAME_IN_SCRIPT : /./;
  return (['command', 'args'] as const).flatMap((field) => {
    const words = textsOf(container.fields[field]);
    return unset(container, field, words).filter(({ name }) => isName.test(name));
  });
}

function inMounts(container: PodContainer): UnsetVariable[] {
  const mounts = listOf(container.fields['volumeMounts']).filter(isFields);
  return unset(
    container,
    'subPathExpr',
    mounts.flatMap(({ subPathExpr }) => textOf(subPathExpr) ?? []),
  );
}

function unset(container: PodContainer, field: UnsetVariable['in'], texts: readonly string[]): UnsetVariable[] {
  const set = new Set(variablesOf(container).map(({ name }) => name));
  const missing = new Set(texts.flatMap(variableReferences).filter((name) => !set.has(name)));
  return [...missing].map((name) => ({ container: container.name, in: field, name, isSetLater: false }));
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
