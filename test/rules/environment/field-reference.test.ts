import { describeRule } from '../describe-rule';

describeRule('field-reference', {
  passes: {
    'a field that variables can have': {
      web: { env: [{ name: 'SHOP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }] },
    },
    'one label': { web: { env: [{ name: 'SHOP', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } }] } },
  },
  fails: {
    'all labels in one variable': {
      pod: { web: { env: [{ name: 'SHOP', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } }] } },
      finds: [
        'error field-reference: there is no metadata.labels in the downward API here.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath = "metadata.labels"',
        '  fix: write one of metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP, status.podIPs.',
      ],
    },
    'a field that there is not': {
      pod: { web: { env: [{ name: 'SHOP', valueFrom: { fieldRef: { fieldPath: 'spec.hostname' } } }] } },
      finds: [
        'error field-reference: there is no spec.hostname in the downward API here.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath = "spec.hostname"',
        '  fix: write one of metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP, status.podIPs.',
      ],
    },
    'a key of something else': {
      pod: { web: { env: [{ name: 'SHOP', valueFrom: { fieldRef: { fieldPath: "metadata.name['a']" } } }] } },
      finds: [
        'error field-reference: metadata.name has no keys in the downward API here.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath = "metadata.name[\'a\']"',
        '  fix: write one of metadata.name, metadata.namespace, metadata.uid, spec.nodeName, spec.serviceAccountName, status.hostIP, status.hostIPs, status.podIP, status.podIPs.',
      ],
    },
  },
});
