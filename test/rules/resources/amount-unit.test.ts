import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';

const limits = (amounts: Fields): Fields => ({ resources: { limits: amounts } });

describeRule('amount-unit', {
  passes: {
    'amounts with units': { web: limits({ cpu: '500m', memory: '512Mi' }) },
    'bytes in full': { web: limits({ memory: 536870912 }) },
    'a node of many cores': { web: limits({ cpu: 384 }) },
    'nothing, which is another rule': { web: limits({ memory: '0' }) },
  },
  fails: {
    'bytes that are to be mebibytes': {
      pod: { web: limits({ memory: '512' }) },
      finds: [
        'warning amount-unit: 512 of memory is less than 1Mi, since a number without a unit counts bytes: no program runs with so little.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits.memory = "512"',
        '  fix: write the unit, such as Mi.',
      ],
    },
    'cores that are to be thousandths of one': {
      pod: { web: { resources: { limits: { cpu: 1000 } } } },
      finds: [
        'warning amount-unit: 1000 of cpu are 1000 cores, and hardly any node has as many: where none has, the Pod stays Pending.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits.cpu = 1000',
        '  fix: write the unit m for thousandths of a core.',
      ],
    },
    'half a core of a request, written without its unit': {
      pod: { web: { resources: { requests: { cpu: 500 }, limits: { cpu: 1000 } } } },
      finds: [
        'warning amount-unit: 500 of cpu are 500 cores, and hardly any node has as many: where none has, the Pod stays Pending.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests.cpu = 500',
        '  fix: write the unit m for thousandths of a core.',
        '',
        'warning amount-unit: 1000 of cpu are 1000 cores, and hardly any node has as many: this limits nothing.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits.cpu = 1000',
        '  fix: write the unit m for thousandths of a core.',
      ],
    },
    'kibibytes of storage': {
      pod: { web: limits({ 'ephemeral-storage': '100Ki' }) },
      finds: [
        'warning amount-unit: 100Ki of ephemeral-storage is less than 1Mi: no program runs with so little.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits.ephemeral-storage = "100Ki"',
        '  fix: write the unit, such as Mi or Gi.',
      ],
    },
  },
});
