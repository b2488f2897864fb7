import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

function gated(
  version: string,
  kind = 'Deployment',
  gate: object = { startupProbe: { tcpSocket: { port: 9901 } } },
): PodCase {
  return {
    kind,
    version,
    spec: {
      initContainers: [
        { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', ports: [{ containerPort: 9901 }], ...gate },
      ],
    },
  };
}

describeRule('kubelet-defect', {
  passes: {
    'the newest patch of a minor version that was mended': gated('1.35'),
    'the patch that mended it': gated('1.33.6', 'Job'),
    'a newer minor version': gated('1.36', 'Job'),
    'a Pod without a gate': gated('1.35.1', 'Deployment', {}),
    'a Pod whose containers start again': gated('1.33.5'),
  },
  fails: {
    'a patch in which the app never starts': {
      pod: gated('1.33.5', 'Job'),
      finds: [
        'warning kubelet-defect: the kubelet of 1.33.5 has the defect kubernetes#132826, which "proxy" can meet: if the startup probe fails once, the app never starts.',
        '  at:  app/shop, Job "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: run a kubelet of 1.33.6, 1.34.2 or 1.35.0, or a newer one (https://github.com/kubernetes/kubernetes/issues/132826), or gate the app by a postStart hook instead of the startup probe.',
      ],
    },
    'a patch in which the app stays down': {
      pod: gated('1.35.1'),
      finds: [
        'warning kubelet-defect: the kubelet of 1.35.1 has the defect kubernetes#137146, which "web" can meet: if the kubelet is restarted, an app that has ended beside a sidecar with a startup probe stays down.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe',
        '  fix: run a kubelet of 1.35.4 or 1.36.0, or a newer one (https://github.com/kubernetes/kubernetes/issues/137146), or gate the app by a postStart hook instead of the startup probe.',
      ],
    },
  },
});
