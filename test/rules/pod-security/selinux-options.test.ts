import { describeRule } from '../describe-rule';

describeRule('selinux-options', {
  passes: {
    'a type for containers': {
      fromCode: false,
      web: { securityContext: { seLinuxOptions: { type: 'container_init_t', level: 's0:c1,c2', user: '' } } },
    },
    'the type of container engines from 1.31 on': {
      fromCode: false,
      version: '1.31',
      spec: { securityContext: { seLinuxOptions: { type: 'container_engine_t' } } },
    },
  },
  fails: {
    'the type of container engines before 1.31': {
      pod: {
        fromCode: false,
        version: '1.30',
        spec: { securityContext: { seLinuxOptions: { type: 'container_engine_t' } } },
      },
      finds: [
        'error selinux-options: the Pod violates PodSecurity "baseline:v1.30": seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "container_engine_t").',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.seLinuxOptions.type = "container_engine_t"',
        '  fix: remove type, or set one of container_t, container_init_t, container_kvm_t.',
      ],
    },
    'another type, a user and a role': {
      pod: {
        fromCode: false,
        web: { securityContext: { seLinuxOptions: { type: 'spc_t', user: 'system_u', role: 'system_r' } } },
      },
      finds: [
        'error selinux-options: the Pod violates PodSecurity "baseline:v1.33": seLinuxOptions (container "web" set forbidden securityContext.seLinuxOptions: type "spc_t").',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.seLinuxOptions.type = "spc_t"',
        '  fix: remove type, or set one of container_t, container_init_t, container_kvm_t, container_engine_t.',
        '',
        'error selinux-options: the Pod violates PodSecurity "baseline:v1.33": seLinuxOptions (container "web" set forbidden securityContext.seLinuxOptions: user may not be set).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.seLinuxOptions.user = "system_u"',
        '  fix: remove user.',
        '',
        'error selinux-options: the Pod violates PodSecurity "baseline:v1.33": seLinuxOptions (container "web" set forbidden securityContext.seLinuxOptions: role may not be set).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.seLinuxOptions.role = "system_r"',
        '  fix: remove role.',
      ],
    },
  },
});
