import type { EnvironmentValue } from '../../plus/plus-types';

/** The variable that has the name of the Pod. */
export const POD_NAME = 'K8S_POD_NAME';

/** The variable that has the namespace of the Pod. */
export const NAMESPACE_NAME = 'K8S_NAMESPACE_NAME';

/** The variables by which a helper knows its Pod. */
export const POD_VARIABLES: { readonly [name: string]: EnvironmentValue } = {
  [POD_NAME]: { valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
  [NAMESPACE_NAME]: { valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
};
