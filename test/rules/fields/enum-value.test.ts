import { describeRule } from '../describe-rule';

describeRule('enum-value', {
  passes: {
    'a policy that there is': { web: { imagePullPolicy: 'IfNotPresent' } },
    'an empty text, which counts as absent': { spec: { dnsPolicy: '' } },
  },
  fails: {
    'a policy in lower-case letters': {
      pod: { web: { imagePullPolicy: 'ifnotpresent' } },
      finds: [
        'error enum-value: imagePullPolicy is "ifnotpresent", and must be "Always", "IfNotPresent" or "Never".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].imagePullPolicy = "ifnotpresent"',
        '  fix: did you mean "IfNotPresent"? Write one of these values.',
      ],
    },
    'a protocol that there is not': {
      pod: { web: { ports: [{ containerPort: 8080, protocol: 'HTTP' }] } },
      finds: [
        'error enum-value: protocol is "HTTP", and must be "SCTP", "TCP" or "UDP".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].ports[0].protocol = "HTTP"',
        '  fix: write one of these values.',
      ],
    },
    'an empty text in a field where it does not count as absent': {
      pod: { spec: { preemptionPolicy: '' } },
      finds: [
        'error enum-value: preemptionPolicy is "", and must be "Never" or "PreemptLowerPriority".',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.preemptionPolicy = ""',
        '  fix: write one of these values.',
      ],
    },
    'a mode of access in a claim': {
      pod: {
        fromCode: false,
        kind: 'StatefulSet',
        workload: {
          volumeClaimTemplates: [
            {
              metadata: { name: 'data' },
              spec: { accessModes: ['ReadWrite'], resources: { requests: { storage: '10Gi' } } },
            },
          ],
        },
      },
      finds: [
        'error enum-value: accessModes is "ReadWrite", and must be "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce" or "ReadWriteOncePod".',
        '  at:  StatefulSet "shop"',
        '  in:  spec.volumeClaimTemplates[0].spec.accessModes[0] = "ReadWrite"',
        '  fix: write one of these values.',
      ],
    },
  },
});
