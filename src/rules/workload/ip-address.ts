import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { featureOf, isFeatureOn } from '../../kubernetes/fields/features';
import { addressProblem } from '../../kubernetes/ip-address';
import { listOf, textOf } from '../../kubernetes/json';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const STRICT = featureOf('StrictIPCIDRValidation');

/** Name servers and the addresses of host aliases are IP addresses. Newer clusters want them without needless zeros. */
export const ipAddress: Rule = {
  id: 'ip-address',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A name server and the address of a host alias are IP addresses.',
  fields: ['spec.dnsConfig.nameservers', 'spec.hostAliases[*].ip'],
  onlyWith: ['hostAliases', 'nameservers'],
  source: 'k8s.io/apimachinery/pkg/util/validation, IsValidIPForLegacyField',
  check: (pod) => {
    const isStrict = isFeatureOn(STRICT, pod.target);
    return [
      ...problemsOfType(pod, 'HostAlias', ({ ip }) => problemOf(ip ?? '', 'ip', isStrict)),
      ...problemsOfType(pod, 'PodDNSConfig', ({ nameservers }) =>
        listOf(nameservers).flatMap((server, index) => problemOf(server, `nameservers[${index}]`, isStrict)),
      ),
    ];
  },
};

function problemOf(value: unknown, path: string, isStrict: boolean): FieldProblem[] {
  const problem = addressProblem(textOf(value) ?? '', isStrict);
  if (problem === undefined) return [];
  return [{ path, message: valueText('the address', value, problem), fix: 'write an IP address, such as 10.9.8.7.' }];
}
