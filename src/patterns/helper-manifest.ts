import { ofEach } from '../enforcement/of-each';
import { listOption } from './parts/reject-helper';
import type { IConstruct } from 'constructs';
import { definedEntries, definedFields, type Fields } from '../kubernetes/json';
import { containerResources } from '../qos/resource-amounts';
import type { HelperProps } from './helper-props';
import { volumeMount } from './parts/mounts';
import { containerPort } from './parts/ports';
import { isTier } from './parts/resources';
import { securityContext } from './parts/security-context';

/** The container of a helper as it stands in a manifest. */
export function helperManifest(helper: IConstruct, name: string, props: HelperProps): Fields {
  return definedFields({
    name,
    image: props.image,
    imagePullPolicy: props.imagePullPolicy,
    command: props.command,
    args: props.args,
    workingDir: props.workingDir,
    envFrom: unlessEmpty(
      ofEach(props.envFrom ?? [], (source) => source._manifest(helper), listOption(helper, 'envFrom')),
    ),
    env: unlessEmpty(definedEntries(props.envVariables).map(variable)),
    ports: unlessEmpty((props.ports ?? []).map(containerPort)),
    volumeMounts: unlessEmpty((props.volumeMounts ?? []).map(volumeMount)),
    resources: isTier(props.resources) ? undefined : containerResources(props.resources),
    securityContext: securityContext(props.securityContext),
  });
}

function unlessEmpty(items: readonly Fields[]): readonly Fields[] | undefined {
  return items.length === 0 ? undefined : items;
}

type Variable = NonNullable<HelperProps['envVariables']>[string];

function variable([name, content]: [string, Variable]): Fields {
  if (typeof content === 'string') return { name, value: content };
  const { value, valueFrom } = content;
  return definedFields({ name, value: value as unknown, valueFrom: valueFrom as unknown });
}
