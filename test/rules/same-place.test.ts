import { RULES } from '../../src/rules/catalogue';
import { judgePod, type PodCase } from './judge-pod';

/** The findings of a place, as `rule: causes`. */
function foundAt(place: string, pod: PodCase): string[] {
  return judgePod({ fromCode: false, version: '1.37', ...pod }, RULES)
    .filter(({ location }) => location?.path?.endsWith(place))
    .map(({ rule, cause, furtherCauses = [] }) =>
      [rule, ...[cause, ...furtherCauses].map((one) => one?.reason ?? '-')].join(' '),
    );
}

const LINUX_ONLY = { os: { name: 'windows' } };
const variable = (source: object): PodCase => ({ web: { env: [{ name: 'KEY', valueFrom: source }] } });

describe('a value that is wrong in several ways is one finding, with all causes that the API server names', () => {
  test.each<[string, string, PodCase, string]>([
    [
      'an operator of a toleration that there is not',
      'tolerations[0].operator',
      { spec: { tolerations: [{ operator: 'Maybe' }] } },
      'toleration FieldValueNotSupported FieldValueInvalid',
    ],
    [
      'an effect that there is not',
      'tolerations[0].effect',
      { spec: { tolerations: [{ key: 'a', effect: 'PreferNoExecute', tolerationSeconds: 3 }] } },
      'enum-value FieldValueNotSupported FieldValueInvalid',
    ],
    [
      'a type of a profile that there is not',
      'seccompProfile.type',
      { spec: { securityContext: { seccompProfile: { type: 'Default' } } } },
      'enum-value FieldValueNotSupported',
    ],
    [
      'a type that came later',
      'seccompProfile.type',
      { spec: { securityContext: { seccompProfile: { type: 'OCI' } } } },
      'feature-unavailable FieldValueNotSupported',
    ],
    [
      'a Secret without a name',
      'secretKeyRef.name',
      variable({ secretKeyRef: { name: '', key: 'a' } }),
      'variable-source FieldValueInvalid',
    ],
    [
      'a percentage that is none',
      'rollingUpdate.maxUnavailable',
      { workload: { strategy: { rollingUpdate: { maxUnavailable: 'x', maxSurge: 0 } } } },
      'rollout-strategy FieldValueInvalid',
    ],
    [
      'such a percentage of a DaemonSet, which must have one of the two',
      'rollingUpdate.maxUnavailable',
      { kind: 'DaemonSet', workload: { updateStrategy: { rollingUpdate: { maxUnavailable: 'x' } } } },
      'rollout-strategy FieldValueInvalid FieldValueRequired',
    ],
    [
      'a deadline of a Pod that never ends',
      'activeDeadlineSeconds',
      { spec: { activeDeadlineSeconds: 0 } },
      'endless-deadline FieldValueForbidden FieldValueInvalid',
    ],
    [
      'a user of a Windows Pod',
      'securityContext.runAsUser',
      { spec: LINUX_ONLY, web: { securityContext: { runAsUser: -1 } } },
      'linux-only-field FieldValueForbidden FieldValueInvalid',
    ],
    [
      'a port of the node',
      'hostPort',
      { web: { ports: [{ containerPort: 80, hostPort: 99_999 }] } },
      'port-number FieldValueInvalid',
    ],
  ])('such as %s', (_title, place, pod, expected) => {
    expect(foundAt(place, pod)).toEqual([expected]);
  });

  test('while two relations that a value breaks are two', () => {
    const pod = { spec: { hostnameOverride: 'shop', setHostnameAsFQDN: true, hostNetwork: true } };
    expect(foundAt('hostnameOverride', pod)).toEqual(Array(2).fill('pod-hostname FieldValueForbidden'));
  });
});
