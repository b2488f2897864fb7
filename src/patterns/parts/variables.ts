import type { IConstruct } from 'constructs';
import type { Fields } from '../../kubernetes/json';
import { addContainerPart } from '../../edits/add-container-part';
import type { PodHelper } from './pod-helper';
import { referredKey, referredName, type SecretKeyReference } from './references';

/** A variable that is one key of a Secret, as it stands in a manifest. */
export function secretVariable(helper: IConstruct, name: string, { secret, key }: SecretKeyReference): Fields {
  const secretName = referredName(helper, 'Secret', secret);
  const secretKeyRef = { name: secretName, key: referredKey(helper, `the Secret "${secretName}"`, key) };
  return { name, valueFrom: { secretKeyRef } };
}

/**
 * Gives a helper a variable that is one key of a Secret.
 *
 * - Container: the variable.
 */
export function addSecretVariable(helper: PodHelper, name: string, reference: SecretKeyReference): void {
  const variable = secretVariable(helper, name, reference);
  helper.podTemplate._keep(addContainerPart('variable', helper.containerName, variable));
}

/** Variables with these texts, without those that have none. */
export function textVariables(texts: { readonly [name: string]: string | undefined }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
