import { describeRule } from '../describe-rule';

describeRule('annotation-value', {
  passes: {
    'a cost': {
      fromCode: false,
      kind: 'Pod',
      metadata: { annotations: { 'controller.kubernetes.io/pod-deletion-cost': '-5' } },
    },
  },
  fails: {
    'a cost that is not a number': {
      pod: {
        fromCode: false,
        kind: 'Pod',
        metadata: { annotations: { 'controller.kubernetes.io/pod-deletion-cost': 'high' } },
      },
      finds: [
        'error annotation-value: the annotation controller.kubernetes.io/pod-deletion-cost is "high", and must be a whole number of 32 bits.',
        '  at:  Pod "shop"',
        '  in:  metadata.annotations[controller.kubernetes.io/pod-deletion-cost] = "high"',
        '  fix: correct the annotation, or remove it.',
      ],
    },
    'a profile of a container that there is not': {
      pod: {
        fromCode: false,
        kind: 'Pod',
        metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/db': 'runtime/default' } },
      },
      finds: [
        'error annotation-value: the annotation container.apparmor.security.beta.kubernetes.io/db is about a container "db" that the Pod does not have.',
        '  at:  Pod "shop"',
        '  in:  metadata.annotations[container.apparmor.security.beta.kubernetes.io/db] = "runtime/default"',
        '  fix: correct the annotation, or remove it.',
      ],
    },
    'a seccomp profile that there is not': {
      pod: {
        fromCode: false,
        kind: 'Pod',
        metadata: { annotations: { 'seccomp.security.alpha.kubernetes.io/pod': 'default' } },
      },
      finds: [
        'error annotation-value: the annotation seccomp.security.alpha.kubernetes.io/pod is "default", which is not a seccomp profile.',
        '  at:  Pod "shop"',
        '  in:  metadata.annotations[seccomp.security.alpha.kubernetes.io/pod] = "default"',
        '  fix: correct the annotation, or remove it.',
      ],
    },
  },
});
