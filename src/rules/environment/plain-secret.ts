import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf, textOf, textsOf } from '../../kubernetes/json';
import { passwordsIn } from '../../kubernetes/sensitive';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/**
 * A password, token or key comes from a Secret. What stands in the manifest can be read by whoever reads the repository,
 * and by whoever may see the Pod. Credentials are known by the names of variables and flags, and in URLs.
 */
export const plainSecret: Rule = {
  id: 'plain-secret',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A password, token or key comes from a Secret.',
  fields: ['spec.{initContainers,containers}[*].env[*].{name,value}', 'spec.{initContainers,containers}[*].args'],
  onlyWith: ['env', 'args'],
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  check: ({ declared }) =>
    problemsOfEach(declared, (container) => [...plainVariables(container), ...plainArguments(container)]),
};

function plainVariables({ fields }: PodContainer): ContainerProblem[] {
  return listOf(fields['env']).flatMap((item, index) => {
    const { name, value } = fieldsOf(item);
    const [variable, text] = [textOf(name) ?? '', textOf(value) ?? ''];
    if (!hasPassword(text) && !(NAME.test(variable) && isWritten(text))) return [];
    return [
      {
        path: `env[${index}].value`,
        message: `the credential "${variable}" stands in the manifest, where everybody who sees the Pod or its source can read it.`,
        fix: 'keep it in a Secret, and refer to it with valueFrom.secretKeyRef.',
      },
    ];
  });
}

function plainArguments({ fields }: PodContainer): ContainerProblem[] {
  return textsOf(fields['args']).flatMap((argument, index) => {
    const [, flag = '', text = ''] = FLAG.exec(argument) ?? [];
    if (!hasPassword(argument) && !(NAME.test(flag) && isWritten(text))) return [];
    return [
      {
        path: `args[${index}]`,
        message: `the credential${flag === '' ? '' : ` of ${flag}`} stands in the arguments, where everybody who sees the Pod or its source can read it.`,
        fix: 'set a variable from a Secret with valueFrom.secretKeyRef, and write $(NAME) in its place.',
      },
    ];
  });
}

/** The end of the name of a variable or flag that holds a credential; one that ends with `_FILE` holds a path. */
const NAME =
  /(?:^|[-_.]|[a-z](?=[A-Z]))(?:password|passwd|passphrase|secret|token|api[-_]?key|access[-_]?key|private[-_]?key)$/i;

const FLAG = /^(--?[\w.-]{1,100})=(.+)$/s;

/** A reference, a path, a switch and what another tool fills in are not credentials. */
function isWritten(text: string): boolean {
  return text !== '' && !/^(?:true|false|\d{1,4}|[/~.].*|<.*>|x+|\*+)$/is.test(text) && !isFilledIn(text);
}

function hasPassword(text: string): boolean {
  return passwordsIn(text).some(isWritten);
}

function isFilledIn(text: string): boolean {
  return text.includes('$(') || text.includes('${') || text.includes('{{');
}
