import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

function beside(annotations?: object): PodCase {
  const containers = [
    { name: 'mesh', image: 'envoy:1' },
    { name: 'web', image: 'shop:1' },
  ];
  const metadata = { labels: { app: 'shop' }, ...(annotations && { annotations }) };
  return { workload: { template: { metadata, spec: { containers } } } };
}

describeRule('default-container', {
  passes: {
    'one container': {},
    'native sidecars, which kubectl never takes': {
      spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always' }] },
    },
    'the annotation': beside({ 'kubectl.kubernetes.io/default-container': 'web' }),
  },
  fails: {
    'several ordinary containers without a word': {
      pod: beside(),
      finds: [
        'info default-container: the Pod has 2 ordinary containers, and kubectl takes the first one, "mesh", if a command names none.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.metadata.annotations',
        "  fix: add the annotation kubectl.kubernetes.io/default-container with the name of the app's container.",
      ],
    },
    'other annotations': {
      pod: beside({ 'prometheus.io/scrape': 'true' }),
      finds: [
        'info default-container: the Pod has 2 ordinary containers, and kubectl takes the first one, "mesh", if a command names none.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.metadata.annotations',
        "  fix: add the annotation kubectl.kubernetes.io/default-container with the name of the app's container.",
      ],
    },
  },
});
