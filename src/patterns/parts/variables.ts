import type { EnvironmentValue } from '../../plus/plus-types';
import { addContainerPart } from '../../edits/add-container-part';
import type { PodHelper } from './pod-helper';
import { referredKey, referredName, type SecretKeyReference } from './references';

/**
 * Gives a helper a variable that is one key of a Secret.
 *
 * - Container: the variable.
 */
export function addSecretVariable(helper: PodHelper, name: string, { secret, key }: SecretKeyReference): void {
  const secretName = referredName(helper, 'Secret', secret);
  const secretKeyRef = { name: secretName, key: referredKey(helper, `the Secret "${secretName}"`, key) };
  const variable = { name, valueFrom: { secretKeyRef } };
  helper.podTemplate._keep(addContainerPart('variable', helper.containerName, variable));
}

/** Variables with these texts, without those that have none. */
export function textVariables(texts: { readonly [name: string]: string | undefined }): {
  [name: string]: EnvironmentValue;
} {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value }]])),
  );
}
