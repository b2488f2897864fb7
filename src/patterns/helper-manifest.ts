import { definedFields, type Fields } from '../kubernetes/json';
import { containerResources } from '../qos/container-resources';
import { securityContext } from './parts/security';
import type { HelperContainerProps, HelperMount, HelperPort } from './helper-container-props';

/** The container of a helper as it stands in a manifest. */
export function helperManifest(name: string, props: HelperContainerProps): Fields {
  return definedFields({
    name,
    image: props.image,
    imagePullPolicy: props.imagePullPolicy,
    command: props.command,
    args: props.args,
    workingDir: props.workingDir,
    env: unlessEmpty(Object.entries(props.envVariables ?? {}).map(variable)),
    ports: unlessEmpty((props.ports ?? []).map(port)),
    volumeMounts: unlessEmpty((props.mounts ?? []).map(mount)),
    resources: containerResources(props.resources),
    securityContext: securityContext(props.security),
  });
}

function unlessEmpty(items: readonly Fields[]): readonly Fields[] | undefined {
  return items.length === 0 ? undefined : items;
}

type Variable = NonNullable<HelperContainerProps['envVariables']>[string];

function variable([name, { value, valueFrom }]: [string, Variable]): Fields {
  return definedFields({ name, value: value as unknown, valueFrom: valueFrom as unknown });
}

/** A port as it stands in a manifest. */
export function port({ number, name, protocol }: HelperPort): Fields {
  return definedFields({ containerPort: number, name, protocol });
}

/** A mount as it stands in a manifest. */
export function mount({ volume, path, readOnly, subPath }: HelperMount): Fields {
  return definedFields({ name: volume, mountPath: path, readOnly, subPath });
}
