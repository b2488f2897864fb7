import { describeRule } from '../describe-rule';

describeRule('sysctl-namespace', {
  passes: {
    'a sysctl of the network of the Pod': {
      spec: { securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] } },
    },
  },
  fails: {
    'a sysctl of the network of the node': {
      pod: {
        spec: {
          hostNetwork: true,
          securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] },
        },
      },
      finds: [
        'error sysctl-namespace: hostNetwork is true, and the sysctl "net.ipv4.ip_unprivileged_port_start" would be that of the node.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.sysctls[0].name = "net.ipv4.ip_unprivileged_port_start"',
        '  fix: remove the sysctl, or remove hostNetwork.',
      ],
    },
    'one that is written with slashes': {
      pod: {
        spec: { hostNetwork: true, securityContext: { sysctls: [{ name: 'net/ipv4/tcp_syncookies', value: '1' }] } },
      },
      finds: [
        'error sysctl-namespace: hostNetwork is true, and the sysctl "net/ipv4/tcp_syncookies" would be that of the node.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.sysctls[0].name = "net/ipv4/tcp_syncookies"',
        '  fix: remove the sysctl, or remove hostNetwork.',
      ],
    },
  },
});
