import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';
import { helper, judgePod, type PodCase } from '../judge-pod';

function withHelper(securityContext: object, os: string): PodCase {
  return {
    spec: {
      os: { name: os },
      initContainers: [{ name: 'logs', image: 'logs:1', restartPolicy: 'Always', securityContext }],
    },
    joined: [helper('logs')],
  };
}

/** A Pod for Windows with fields of its spec and of the container `web`. */
const windows = (spec: Fields, web: Fields = {}): PodCase => ({ spec: { os: { name: 'windows' }, ...spec }, web });

const LINUX = { runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } };

describeRule('linux-only-field', {
  passes: {
    'a hardened helper in a Linux Pod': withHelper(LINUX, 'linux'),
    'a helper without a security context in a Windows Pod': withHelper({}, 'windows'),
    'a helper with a user of Windows in a Windows Pod': withHelper(
      { windowsOptions: { runAsUserName: 'ContainerUser' } },
      'windows',
    ),
    'a Windows Pod that must not run as root': windows(
      { securityContext: { runAsNonRoot: true } },
      { securityContext: { runAsNonRoot: true } },
    ),
    'fields of Linux that are off, empty or null': windows(
      {
        hostPID: false,
        hostIPC: false,
        shareProcessNamespace: null,
        securityContext: { sysctls: [], runAsUser: null },
      },
      { securityContext: null },
    ),
    'users of the node, said in a field that the target drops': {
      spec: { os: { name: 'windows' }, hostUsers: true },
      version: '1.30',
    },
    'fields of Linux in a Pod that a node selector sends to Windows, which the API server does not know': {
      spec: { nodeSelector: { 'kubernetes.io/os': 'windows' } },
      web: { securityContext: { runAsUser: 1 } },
    },
  },
  fails: {
    'a hardened helper in a Windows Pod': {
      pod: withHelper(LINUX, 'windows'),
      finds: [
        'error linux-only-field: os.name is "windows", and a Windows Pod must not set runAsUser and seccompProfile, which only Linux has.',
        '  at:  app/shop/logs, Deployment "shop", container "logs"',
        '  in:  spec.template.spec.initContainers[0].securityContext',
        '  fix: remove runAsUser and seccompProfile; windowsOptions of the securityContext has the user to run as.',
      ],
    },
    'a container of the workload itself, which the API server refuses too': {
      pod: windows({}, { securityContext: { runAsUser: 1 } }),
      finds: [
        'error linux-only-field: os.name is "windows", and a Windows Pod must not set runAsUser, which only Linux has.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.runAsUser = 1',
        '  fix: remove runAsUser; windowsOptions of the securityContext has the user to run as.',
      ],
    },
    'a group for files, with an empty list of further groups, in the security context of the Pod': {
      pod: windows({ securityContext: { fsGroup: 1, supplementalGroups: [] } }),
      finds: [
        'error linux-only-field: os.name is "windows", and a Windows Pod must not set fsGroup, which only Linux has.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.fsGroup = 1',
        '  fix: remove fsGroup; windowsOptions of the securityContext has the user to run as.',
        '',
        'error linux-only-field: os.name is "windows", and a Windows Pod must not set supplementalGroups, which only Linux has.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.supplementalGroups = []',
        '  fix: remove supplementalGroups; windowsOptions of the securityContext has the user to run as.',
      ],
    },
    'a process namespace that is not shared, but said to be so': {
      pod: windows({ shareProcessNamespace: false }),
      finds: [
        'error linux-only-field: os.name is "windows", and a Windows Pod must not set shareProcessNamespace, which only Linux has.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.shareProcessNamespace = false',
        '  fix: remove shareProcessNamespace; windowsOptions of the securityContext has the user to run as.',
      ],
    },
  },
});

test('the rule linux-only-field leaves a field to field-dropped that the target drops', () => {
  const pod: PodCase = { spec: { os: { name: 'windows' }, hostUsers: false }, version: '1.30' };
  expect(judgePod(pod).map(({ rule }) => rule)).toEqual(['field-dropped']);
});
