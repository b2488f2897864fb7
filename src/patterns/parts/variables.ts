import type { Fields } from '../../kubernetes/json';
import { addContainerPart } from '../../edits/add-container-part';
import type { PodHelper } from './pod-helper';
import { optionOf } from './reject-helper';
import { keyProblem, nameProblem, type SecretKeyReference } from './references';
import { rejectConstructs, type RejectedConstruct } from '../../template/locate';

/** A variable that is one key of a Secret, as it stands in a manifest. */
export function secretVariable(name: string, { secret, key }: SecretKeyReference): Fields {
  return { name, valueFrom: { secretKeyRef: { name: secret.name, key } } };
}

/** What is wrong with a reference to one key of a Secret. */
export function secretProblems({ secret, key }: SecretKeyReference, option: string): RejectedConstruct[] {
  const problems = [
    nameProblem('Secret', secret, `${option}.secret`),
    keyProblem(`the Secret "${secret.name}"`, key, `${option}.key`),
  ];
  return problems.filter((problem) => problem !== undefined);
}

/**
 * Gives a helper a variable that is one key of a Secret.
 *
 * - Container: the variable.
 */
export function addSecretVariable(
  helper: PodHelper,
  name: string,
  { reference, option }: { readonly reference: SecretKeyReference; readonly option: string },
): void {
  const problems = secretProblems(reference, optionOf(helper, option));
  if (problems.length > 0) rejectConstructs('object-reference', helper, problems);
  const variable = secretVariable(name, reference);
  helper.podTemplate._keep(addContainerPart('variable', helper.containerName, variable));
}

/** Variables with these texts, without those that have none. */
export function textVariables(texts: { readonly [name: string]: string | undefined }): { [name: string]: string } {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
