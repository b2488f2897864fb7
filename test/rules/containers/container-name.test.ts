import { describeRule } from '../describe-rule';
import { part } from '../judge-pod';

const fix = '  fix: give the container a name of lower-case letters, digits and "-".';

describeRule('container-name', {
  passes: {
    'a name of letters, digits and dashes': { web: { name: 'web-2' } },
    'a name that begins with a digit': { web: { name: '3scale' } },
    'a name of 63 characters': { web: { name: 'a'.repeat(63) } },
    'a native sidecar with a good name': {
      spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always' }] },
    },
  },
  fails: {
    'a name in upper case': {
      pod: { web: { name: 'Web' } },
      finds: [
        'error container-name: the container name "Web" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.',
        '  at:  app/shop, Deployment "shop", container "Web"',
        '  in:  spec.template.spec.containers[0].name = "Web"',
        fix,
      ],
    },
    'a name with a dot, which only a Pod may have': {
      pod: { kind: 'Pod', web: { name: 'web.1' } },
      finds: [
        'error container-name: the container name "web.1" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.',
        '  at:  app/shop, Pod "shop", container "web.1"',
        '  in:  spec.containers[0].name = "web.1"',
        fix,
      ],
    },
    'a name of 64 characters': {
      pod: { web: { name: 'a'.repeat(64) } },
      finds: [
        `error container-name: the container name "${'a'.repeat(64)}" has 64 characters, and a DNS label has at most 63.`,
        `  at:  app/shop, Deployment "shop", container "${'a'.repeat(64)}"`,
        `  in:  spec.template.spec.containers[0].name = "${'a'.repeat(64)}"`,
        fix,
      ],
    },
    'a container of a CronJob without a name': {
      pod: { kind: 'CronJob', web: { name: undefined } },
      finds: [
        'error container-name: the container name is missing.',
        '  at:  app/shop, CronJob "shop"',
        '  in:  spec.jobTemplate.spec.template.spec.containers[0].name',
        fix,
      ],
    },
    'two containers without a name, neither of them as a duplicate': {
      pod: { kind: 'Pod', spec: { containers: [{ image: 'shop:1' }, { name: null, image: 'shop:1' }] } },
      finds: [
        'error container-name: the container name is missing.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.containers[0].name',
        fix,
        '',
        'error container-name: the container name is missing.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.containers[1].name',
        fix,
      ],
    },
    'the name of a helper, at the construct that brought it': {
      pod: {
        spec: { initContainers: [{ name: 'log_shipper', image: 'fluent-bit:5', restartPolicy: 'Always' }] },
        joined: [part({ type: 'container', name: 'log_shipper' }, 'app/shop/logs')],
      },
      finds: [
        'error container-name: the container name "log_shipper" is not a DNS label: lower-case letters, digits and "-", with a letter or digit at both ends.',
        '  at:  app/shop/logs, Deployment "shop", container "log_shipper"',
        '  in:  spec.template.spec.initContainers[0].name = "log_shipper"',
        fix,
      ],
    },
  },
});
