import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

const REQUIRED = 'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms';

const asks = (key: string, operator: string, ...values: string[]): object => ({
  key,
  operator,
  ...(values.length > 0 && { values }),
});

/** A Pod with a node selector, and a term of the node affinity for each list. */
function choosing(nodeSelector: object, ...terms: readonly (readonly object[])[]): PodCase {
  const nodeSelectorTerms = terms.map((matchExpressions) => (matchExpressions.length > 0 ? { matchExpressions } : {}));
  const requiredDuringSchedulingIgnoredDuringExecution = { nodeSelectorTerms };
  return { spec: { nodeSelector, affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution } } } };
}

const finds = (message: string, place: string): string[] => [
  `warning node-labels: ${message}`,
  '  at:  app/shop, Deployment "shop"',
  `  in:  spec.template.spec.${place}`,
  '  fix: write what a node can meet; terms stand for each other, and all that one of them asks must hold beside nodeSelector.',
];

describeRule('node-labels', {
  passes: {
    'a label of which both say the same': choosing({ disk: 'ssd' }, [asks('disk', 'In', 'hdd', 'ssd')]),
    'a term that no node meets beside one that some do': choosing(
      { disk: 'ssd' },
      [asks('disk', 'In', 'hdd')],
      [asks('zone', 'Exists')],
    ),
    'numbers with one between them': choosing({}, [asks('cores', 'Gt', '3'), asks('cores', 'Lt', '5')]),
    'a label that must not be there or not have a value': choosing({}, [
      asks('disk', 'DoesNotExist'),
      asks('disk', 'NotIn', 'hdd'),
    ]),
    'a number of those that are named': choosing({}, [asks('cores', 'In', '2', '8'), asks('cores', 'Gt', '4')]),
  },
  fails: {
    'a node selector against the affinity': {
      pod: choosing({ disk: 'ssd' }, [asks('disk', 'In', 'hdd', 'tape')]),
      finds: finds(
        'the label "disk" of a node cannot meet "ssd" in nodeSelector and In "hdd", "tape" at once: the Pod stays Pending.',
        `${REQUIRED}[0]`,
      ),
    },
    'a value that is asked for and refused': {
      pod: choosing({}, [asks('disk', 'In', 'hdd'), asks('zone', 'Exists'), asks('disk', 'NotIn', 'hdd')]),
      finds: finds(
        'the label "disk" of a node cannot meet In "hdd" and NotIn "hdd" at once: the Pod stays Pending.',
        `${REQUIRED}[0]`,
      ),
    },
    'a label that must be there and must not': {
      pod: choosing({}, [asks('disk', 'Exists'), asks('disk', 'DoesNotExist')]),
      finds: finds(
        'the label "disk" of a node cannot meet Exists and DoesNotExist at once: the Pod stays Pending.',
        `${REQUIRED}[0]`,
      ),
    },
    'two numbers with none between them': {
      pod: choosing({}, [asks('cores', 'Gt', '4'), asks('cores', 'Lt', '5')]),
      finds: finds(
        'the label "cores" of a node cannot meet Gt "4" and Lt "5" at once: the Pod stays Pending.',
        `${REQUIRED}[0]`,
      ),
    },
    'terms of which each is empty or refuses what the node selector asks for': {
      pod: choosing({ disk: 'ssd' }, [], [asks('disk', 'In', 'hdd')]),
      finds: finds(
        'none of the 2 terms fits a node, the first since a term without expressions and fields matches no node: the Pod stays Pending.',
        REQUIRED,
      ),
    },
  },
});
