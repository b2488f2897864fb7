import { describeRule } from '../describe-rule';

describeRule('host-namespaces', {
  passes: { 'false and null': { fromCode: false, spec: { hostNetwork: false, hostPID: null } } },
  fails: {
    'each of them': {
      pod: { fromCode: false, kind: 'Pod', spec: { hostNetwork: true, hostPID: true, hostIPC: true } },
      finds: [
        'error host-namespaces: the Pod violates PodSecurity "baseline:v1.33": host namespaces (hostNetwork=true).',
        '  at:  Pod "shop"',
        '  in:  spec.hostNetwork = true',
        '  fix: remove hostNetwork, or set it to false.',
        '',
        'error host-namespaces: the Pod violates PodSecurity "baseline:v1.33": host namespaces (hostPID=true).',
        '  at:  Pod "shop"',
        '  in:  spec.hostPID = true',
        '  fix: remove hostPID, or set it to false.',
        '',
        'error host-namespaces: the Pod violates PodSecurity "baseline:v1.33": host namespaces (hostIPC=true).',
        '  at:  Pod "shop"',
        '  in:  spec.hostIPC = true',
        '  fix: remove hostIPC, or set it to false.',
      ],
    },
    'one in a CronJob': {
      pod: { fromCode: false, kind: 'CronJob', spec: { hostPID: true } },
      finds: [
        'error host-namespaces: the Pod violates PodSecurity "baseline:v1.33": host namespaces (hostPID=true).',
        '  at:  CronJob "shop"',
        '  in:  spec.jobTemplate.spec.template.spec.hostPID = true',
        '  fix: remove hostPID, or set it to false.',
      ],
    },
  },
});
