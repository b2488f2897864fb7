import { describeRule } from '../describe-rule';

describeRule('volume-detail', {
  passes: {
    'a target of iSCSI': {
      spec: {
        volumes: [
          { name: 'data', iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0 } },
        ],
      },
    },
    'an image that is filled in later': { version: '1.36', spec: { volumes: [{ name: 'data', image: {} }] } },
  },
  fails: {
    'a name that is not one of iSCSI': {
      pod: { spec: { volumes: [{ name: 'data', iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'storage', lun: 0 } }] } },
      finds: [
        'error volume-detail: iqn "storage" is not a name of iSCSI.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].iscsi.iqn = "storage"',
        '  fix: write it as in iqn.2001-04.com.example:storage.',
      ],
    },
    'a disk whose URI is of another kind': {
      pod: { spec: { volumes: [{ name: 'data', azureDisk: { diskName: 'a', diskURI: '/subscriptions/a' } }] } },
      finds: [
        'error volume-detail: the diskURI of a disk of kind Shared must begin with https://.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].azureDisk.diskURI = "/subscriptions/a"',
        '  fix: copy the URI of the disk.',
      ],
    },
    'a Pod with no image in its volume': {
      pod: { kind: 'Pod', version: '1.36', spec: { volumes: [{ name: 'data', image: {} }] } },
      finds: [
        'error volume-detail: reference is missing.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.volumes[0].image.reference',
        '  fix: write the image that holds the files.',
      ],
    },
    'an option of Kubernetes': {
      pod: {
        spec: {
          volumes: [{ name: 'data', flexVolume: { driver: 'example.com/a', options: { 'kubernetes.io/a': 'b' } } }],
        },
      },
      finds: [
        'error volume-detail: the option "kubernetes.io/a" is in a namespace of Kubernetes.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].flexVolume.options[kubernetes.io/a] = "kubernetes.io/a"',
        '  fix: use a domain of your own.',
      ],
    },
    'no logical unit': {
      pod: { spec: { volumes: [{ name: 'data', fc: { targetWWNs: ['50060e801049cfd1'] } }] } },
      finds: [
        'error volume-detail: lun is missing, which targetWWNs need.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].fc.lun',
        '  fix: write the number of the logical unit.',
      ],
    },
  },
});
