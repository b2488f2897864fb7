import { describeRule } from '../describe-rule';

const fix = '  fix: add a request of cpu or memory in the same place.';

describeRule('huge-pages-alone', {
  passes: {
    'huge pages beside a CPU request': {
      web: { resources: { requests: { cpu: '1' }, limits: { 'hugepages-2Mi': '2Mi' } } },
    },
    'huge pages beside a memory limit, of nothing': {
      web: { resources: { limits: { 'hugepages-2Mi': '2Mi', memory: 0 } } },
    },
    'huge pages of a Pod as a whole, which has the CPU of its containers': {
      kind: 'Pod',
      version: '1.34',
      web: { resources: { requests: { cpu: '1' } } },
      spec: { resources: { limits: { 'hugepages-2Mi': '2Mi' } } },
    },
  },
  fails: {
    'huge pages alone in a template, which is not completed from its containers': {
      pod: {
        version: '1.34',
        web: { resources: { requests: { cpu: '1' } } },
        spec: { resources: { limits: { 'hugepages-2Mi': '2Mi' } } },
      },
      finds: [
        'error huge-pages-alone: hugepages-2Mi is set, and neither cpu nor memory: huge pages require one of them.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources',
        fix,
      ],
    },
    'huge pages alone': {
      pod: { web: { resources: { limits: { 'hugepages-1Gi': '1Gi', 'ephemeral-storage': '1Gi' } } } },
      finds: [
        'error huge-pages-alone: hugepages-1Gi is set, and neither cpu nor memory: huge pages require one of them.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources',
        fix,
      ],
    },
    'huge pages alone, of the Pod as a whole': {
      pod: { version: '1.34', spec: { resources: { limits: { 'hugepages-2Mi': '2Mi' } } } },
      finds: [
        'error huge-pages-alone: hugepages-2Mi is set, and neither cpu nor memory: huge pages require one of them.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.resources',
        fix,
      ],
    },
  },
});
